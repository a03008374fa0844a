import 'server-only';
import { compute } from '@/lib/jobs/compute';
import { type Csr } from '@/lib/ml/csr';
import { similarityMetricOf } from '@/lib/ml/similarity/metrics';
import { type Context } from '@/lib/schemas/context';
import { type SimilarityRequest } from '@/lib/schemas/similarity';
import { readSnapshot } from '@/lib/services/interactions/read-snapshot';

export type Comparison = Pick<SimilarityRequest, 'of' | 'metric' | 'weighting' | 'shrinkage' | 'feedback'>;

export interface PreparedMatrix {
  /** Rows ready to be compared, their transpose and norms. */
  readonly rows: Csr;
  readonly byColumn: Csr;
  readonly norms: Float64Array;
  /** Row → id, column → id. */
  readonly rowIds: Int32Array;
  readonly columnIds: Int32Array;
  readonly rowOf: ReadonlyMap<number, number>;
}

const KEPT = 6;
const process_ = globalThis as typeof globalThis & { kindredMatrices?: Map<string, Promise<PreparedMatrix>> };

async function prepare(
  context: Context,
  { of, metric, weighting, feedback }: Comparison,
): Promise<PreparedMatrix> {
  const { log, customerIds, productIds } = await readSnapshot(context);
  const prepared = await compute('prepare', { log, of, metric, weighting, feedback });
  const [rowIds, columnIds] = of === 'customer' ? [customerIds, productIds] : [productIds, customerIds];
  return { ...prepared, rowIds, columnIds, rowOf: new Map(Array.from(rowIds, (id, row) => [id, row])) };
}

/** The shop's matrix made ready for a comparison, as the shop's data are now; the last few are kept in memory. */
export function preparedMatrix(context: Context, comparison: Comparison): Promise<PreparedMatrix> {
  const { of, metric, weighting, feedback } = comparison;
  const centers = similarityMetricOf(metric).centersFeatures;
  const key = [context.shop.id, context.shop.dataVersion, of, centers, weighting, feedback].join();
  const kept = (process_.kindredMatrices ??= new Map<string, Promise<PreparedMatrix>>());
  const made = kept.get(key) ?? prepare(context, comparison);
  kept.delete(key);
  kept.set(key, made);
  made.catch(() => kept.delete(key));
  for (const old of [...kept.keys()].slice(0, -KEPT)) kept.delete(old);
  return made;
}
