import 'server-only';
import { isDeepStrictEqual } from 'node:util';
import { database } from '@/lib/db';
import { recommenderOf } from '@/lib/ml/recommenders';
import { AppError } from '@/lib/schemas/app-error';
import { type Context } from '@/lib/schemas/context';
import { type ModelRunView, type Protocol } from '@/lib/schemas/model';
import { type JudgedRun, loadJudged } from './judged-run';
import { protocolKey } from './protocol-key';
import { runSelect, runView } from './run-view';

/** nDCG@K of a baseline by customer id. */
export interface KnownBaseline {
  readonly id: string;
  readonly customerIds: Int32Array;
  readonly values: Float32Array;
}

/** Whether a run left every parameter at its default, as baselines do. */
export const ofDefaults = ({ algorithm, params }: ModelRunView): boolean =>
  isDeepStrictEqual(params, recommenderOf(algorithm).params.parse({}));

/** The values that a judgement holds for an algorithm at its defaults: its own, or those of a baseline that was judged along. */
function valuesIn(run: ModelRunView, { values, baselines }: JudgedRun, id: string): Float32Array | undefined {
  return run.algorithm === id && ofDefaults(run) ? values.ndcg : baselines[id];
}

async function loadIfKept(runId: string): Promise<JudgedRun | null> {
  try {
    return await loadJudged(runId);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

/** Baselines that some finished run of the shop has judged already, on this very protocol and with this version. */
export async function findBaselines(
  { shop }: Context,
  protocol: Pick<Protocol, 'split' | 'seed' | 'k' | 'dataHash' | 'feedback' | 'version'>,
  ids: readonly string[],
): Promise<KnownBaseline[]> {
  const { prisma } = await database();
  const rows = await prisma.modelRun.findMany({
    where: {
      shopId: shop.id,
      finishedAt: { not: null },
      protocol: { path: ['dataHash'], equals: protocol.dataHash },
    },
    orderBy: { createdAt: 'desc' },
    take: 50,
    select: runSelect,
  });
  const key = protocolKey(protocol);
  const found = new Map<string, KnownBaseline>();
  for (const run of rows.map(runView)) {
    const { feedback, version } = run.protocol;
    const isSame = feedback === protocol.feedback && version === protocol.version;
    if (!isSame || protocolKey(run.protocol) !== key || found.size === ids.length) continue;
    const judged = await loadIfKept(run.id);
    for (const id of ids) {
      const values = judged && !found.has(id) ? valuesIn(run, judged, id) : undefined;
      if (judged && values) found.set(id, { id, customerIds: judged.customerIds, values });
    }
  }
  return [...found.values()];
}
