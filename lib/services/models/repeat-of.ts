import 'server-only';
import { isDeepStrictEqual } from 'node:util';
import { type Context } from '@/lib/schemas/context';
import { type Protocol } from '@/lib/schemas/model';
import { findRun } from './get-run';

interface Repeated {
  readonly protocol: Protocol;
  readonly metrics: Readonly<Record<string, number>>;
}

/**
 * What a run that used another's input again notes of it: which one, and whether every digit is the same. Null where the data had
 * changed in between: then nothing can be told. Empty where the other was deleted meanwhile.
 */
export async function repeatOf(
  context: Context,
  runId: string,
  { protocol, metrics }: Repeated,
): Promise<{ repeatOfId?: string; isRepeatEqual?: boolean | null }> {
  const first = await findRun(context, { runId });
  if (!first) return {};
  const { dataHash, dataVersion } = first.protocol;
  const isEqual = isDeepStrictEqual({ ...first.metrics }, { ...metrics });
  // The catalogue counts in the version but not in the hash: equal digits are equal all the same.
  const isSameData = dataHash === protocol.dataHash && (isEqual || dataVersion === protocol.dataVersion);
  return { repeatOfId: first.id, isRepeatEqual: isSameData ? isEqual : null };
}
