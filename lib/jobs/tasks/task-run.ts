/** How a task reports and is stopped. */
export interface TaskRun {
  /** Tells how far it is (0..1) and at which stage; throws when the task was cancelled. */
  readonly report: (progress: number, stage: string) => void;
}
