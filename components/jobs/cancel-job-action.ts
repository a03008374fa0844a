/** The server action that cancels a job, as pages hand it down. */
export type CancelJobAction = (
  shop: string,
  input: { jobId: string },
) => Promise<
  { ok: true; data: unknown } | { ok: false; problem: { status: number; code: string; detail: string } }
>;
