/** Next calls this once when the server starts. */
export async function register(): Promise<void> {
  // A file of its own: this one is compiled for the edge runtime as well, which knows no process.
  if (process.env.NEXT_RUNTIME === 'nodejs') await (await import('./instrumentation-node')).boot();
}
