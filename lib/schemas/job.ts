import { type Told } from './app-error';
import { type JobAbout } from './job-about';

/** Kinds of work that run in the queue. */
export const jobKinds = [
  'import',
  'train',
  'search',
  'similarity',
  'features',
  'clusters',
  'behaviour',
  'segment',
  'webhook',
] as const;
export type JobKind = (typeof jobKinds)[number];

export const jobStatuses = ['queued', 'running', 'succeeded', 'failed', 'cancelled'] as const;
export type JobStatus = (typeof jobStatuses)[number];

/** A job as the drawer shows it. */
export interface JobView {
  readonly id: string;
  readonly kind: JobKind;
  readonly status: JobStatus;
  /** What is being worked on, in the person's own terms: a file name, an algorithm id, … */
  readonly subject: string;
  /** The same in terms that have words in every language, where there are such. */
  readonly about: JobAbout | null;
  /** 0..1 */
  readonly progress: number;
  /** Message key of the stage ('reading', 'fitting', 'judging', …), translated by the browser. */
  readonly stage: string | null;
  /** Items a second at this stage, where it makes sense. */
  readonly rate: number | null;
  /** One sentence, where it failed. */
  readonly error: string | null;
  /** What the browser says `error` by in its language; null where nothing failed. */
  readonly told: Told | null;
  /** Where the result is: an import id, a run id, a similarity map id. */
  readonly resultId: string | null;
  readonly attempts: number;
  /** Among all that wait for the same runner, whatever their kind or shop, 1 = next; null where it does not wait. */
  readonly place: number | null;
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
}
