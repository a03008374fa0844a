import 'server-only';
import { rankingMetrics } from '@/lib/ml/metrics/ranking';
import { saidError } from '@/lib/schemas/said-error';
import { type ComparedMetric, type JudgedLists, type ListsInput } from '@/lib/schemas/comparison';
import { type Context } from '@/lib/schemas/context';
import { productsById } from '@/lib/services/products/product-summary';
import { listEntities } from '@/lib/services/similarity/list-entities';
import { byMetric } from './by-metric';
import { type ComparableRun, comparablePair } from './comparable-runs';

/** What one run left of one customer: of a cross-validation the last part that judged the customer. */
function judgedCustomer({ run, judged }: ComparableRun, customerId: number) {
  const at = judged.customerIds.indexOf(customerId);
  if (at < 0) throw saidError('not-found', 'notJudged');
  const { k, lists, historySizes, heldOffsets } = judged;
  const list = [...lists.subarray(at * k, (at + 1) * k)].filter((id) => id >= 0);
  const held = [...judged.held.subarray(heldOffsets[at], heldOffsets[at + 1])];
  // The run's own value is a mean over the parts of a cross-validation: it would not belong to this list.
  const judgement = { k, ranked: list, relevant: new Set(held) };
  return {
    ...{ runId: run.id, list, held, historySize: historySizes[at] ?? 0 },
    isOfLastPart: run.protocol.split.kind === 'k-fold',
    valueOf: (metric: ComparedMetric) => rankingMetrics.find(({ id }) => id === metric)?.of(judgement) ?? 0,
  };
}

/** What two runs recommended to one judged customer side by side, and what was held out. Products deleted since are left out. */
export async function judgedLists(context: Context, { a, b, customerId }: ListsInput): Promise<JudgedLists> {
  const pair = await comparablePair(context, { a, b });
  const both = pair.map((run) => judgedCustomer(run, customerId));
  const [customer] = await listEntities(context, 'customer', [customerId]);
  if (!customer) throw saidError('not-found', 'noCustomer');
  const heldIds = both[0]?.held ?? [];
  const products = await productsById(context, [...heldIds, ...both.flatMap(({ list }) => list)]);
  const known = (ids: readonly number[]) => ids.flatMap((id) => products.get(id) ?? []);
  const wanted = new Set(heldIds);
  return {
    customerId,
    name: customer.label,
    historySize: both[0]?.historySize ?? 0,
    isOfLastPart: both[0]?.isOfLastPart ?? false,
    held: known(heldIds),
    lists: both.map(({ runId, list, valueOf }) => ({
      runId,
      values: byMetric(valueOf),
      items: known(list).map((product) => ({ product, isHit: wanted.has(product.id) })),
    })),
  };
}
