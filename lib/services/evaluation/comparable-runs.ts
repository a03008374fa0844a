import 'server-only';
import { AppError } from '@/lib/schemas/app-error';
import { saidError } from '@/lib/schemas/said-error';
import { type Context } from '@/lib/schemas/context';
import { type ModelRunView } from '@/lib/schemas/model';
import { findRun } from '@/lib/services/models/get-run';
import { type JudgedRun, loadJudged } from '@/lib/services/models/judged-run';
import { protocolKey } from '@/lib/services/models/protocol-key';

export interface ComparableRun {
  readonly run: ModelRunView;
  readonly judged: JudgedRun;
}

async function open(context: Context, runId: string): Promise<ComparableRun | null> {
  const run = await findRun(context, { runId });
  if (!run) return null;
  try {
    return { run, judged: await loadJudged(runId) };
  } catch (error) {
    // A run of old that kept no judged customers.
    if (error instanceof AppError && error.code === 'not-enough-data') return null;
    throw error;
  }
}

/**
 * Runs with their judged customers, and those of them that cannot be compared with the first: judged on other held-out entries,
 * without judged customers, or gone. Throws `not-found` where none is left.
 */
export async function comparableRuns(
  context: Context,
  runIds: readonly string[],
): Promise<{ comparable: ComparableRun[]; leftOut: string[] }> {
  const comparable: ComparableRun[] = [];
  const leftOut: string[] = [];
  for (const runId of new Set(runIds)) {
    const found = await open(context, runId);
    const reference = comparable[0]?.run ?? found?.run;
    if (found && reference && protocolKey(found.run.protocol) === protocolKey(reference.protocol))
      comparable.push(found);
    else leftOut.push(runId);
  }
  if (comparable.length === 0) throw saidError('not-found', 'noneComparable');
  return { comparable, leftOut };
}

/** Two runs that can be compared. Throws `conflict` where they cannot. */
export async function comparablePair(
  context: Context,
  { a, b }: { a: string; b: string },
): Promise<readonly [ComparableRun, ComparableRun]> {
  const { comparable } = await comparableRuns(context, [a, b]);
  const [first, second = a === b ? first : undefined] = comparable;
  if (!first || !second) throw saidError('conflict', 'notComparable');
  return [first, second];
}
