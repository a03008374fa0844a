import { type Says } from '@/lib/schemas/app-error';
import { ProblemError } from './fetch-json';
import { sentenceOf } from './sentence-of';

type Result<T> =
  | { readonly ok: true; readonly data: T }
  | {
      readonly ok: false;
      readonly problem: {
        readonly status: number;
        readonly code: string;
        readonly detail: string;
        readonly says?: Says | undefined;
      };
    };

/** The data of a server action's result; its problem is thrown, so that React Query's onError sees it. */
export async function unwrap<T>(result: Promise<Result<T>>): Promise<T> {
  const answer = await result;
  if (answer.ok) return answer.data;
  const { status, code, detail } = answer.problem;
  throw new ProblemError(status, code, await sentenceOf(answer.problem, detail));
}
