import { type Told } from '@/lib/schemas/app-error';
import { sentenceOf } from './sentence-of';

/** A door's refusal (RFC 9457), with its one plain sentence as message, in the language of the page. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

interface ProblemBody extends Partial<Told> {
  readonly detail?: string;
}

/** Throws the problem that a response that is not ok carries. */
export async function throwProblem(response: Response): Promise<never> {
  const body = (await response.json().catch(() => ({}))) as ProblemBody;
  const sentence = await sentenceOf(body, body.detail ?? response.statusText);
  throw new ProblemError(response.status, body.code ?? 'internal', sentence);
}

/**
 * Reads JSON of one of our own doors, whose shape `T` the server's types vouch for.
 * Values that are undefined, null or '' are left out of the query.
 */
export async function fetchJson<T>(
  path: string,
  query: Readonly<Record<string, string | number | boolean | null | undefined>> = {},
  signal?: AbortSignal,
): Promise<T> {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value));
  const response = await fetch(search.size ? `${path}?${search.toString()}` : path, {
    signal,
    headers: { accept: 'application/json' },
  });
  if (!response.ok) await throwProblem(response);
  return (await response.json()) as T;
}
