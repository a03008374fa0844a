import { ProblemError } from './fetch-json';

type Result<T> =
  | { readonly ok: true; readonly data: T }
  | {
      readonly ok: false;
      readonly problem: { readonly status: number; readonly code: string; readonly detail: string };
    };

/** The data of a server action's result; its problem is thrown, so that React Query's onError sees it. */
export async function unwrap<T>(result: Promise<Result<T>>): Promise<T> {
  const answer = await result;
  if (answer.ok) return answer.data;
  throw new ProblemError(answer.problem.status, answer.problem.code, answer.problem.detail);
}
