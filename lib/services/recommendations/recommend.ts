import 'server-only';
import { saidError } from '@/lib/schemas/said-error';
import { type Context } from '@/lib/schemas/context';
import {
  type Recommendation,
  type RecommendationList,
  type RecommendInput,
} from '@/lib/schemas/recommendation';
import { openModel } from '@/lib/services/models/open-model';
import { productsById } from '@/lib/services/products/product-summary';
import { readReasons } from './name-reasons';
import { readHistory, whatIfHistory } from './read-history';

/** Reasons listed; the others' sum is in `restContribution`. */
const REASONS = 5;

/** What to recommend to a customer, or for a history that was thought up, and why: contributions add up to each score. */
export async function recommend(
  context: Context,
  { runId, customerId, history: given, k, includeSeen }: RecommendInput,
): Promise<RecommendationList> {
  if (customerId === undefined && given === undefined) throw saidError('invalid-input', 'noHistory');
  const opened = await openModel(context, runId);
  const started = performance.now();
  const history =
    given !== undefined || customerId === undefined
      ? whatIfHistory(given ?? [], opened)
      : await readHistory(context, customerId, opened);
  const { items, isFallback } = opened.model.recommend(history, { k, includeSeen });
  const whys = items.map(({ item }) => (isFallback ? [] : opened.model.explain(history, item)));
  const milliseconds = performance.now() - started;
  const products = await productsById(
    context,
    items.map(({ item }) => opened.productIds[item] ?? -1),
  );
  const reasonOf = await readReasons(
    context,
    opened,
    whys.flatMap((why) => why.slice(0, REASONS)),
  );
  const list = items.flatMap(({ item, score }, at): Recommendation[] => {
    const product = products.get(opened.productIds[item] ?? -1);
    if (!product) return [];
    const why = whys[at] ?? [];
    return [
      {
        rank: at + 1,
        product,
        score,
        reasons: why.slice(0, REASONS).map(reasonOf),
        restContribution: why.slice(REASONS).reduce((sum, { value }) => sum + value, 0),
      },
    ];
  });
  return {
    runId: opened.runId,
    algorithm: opened.algorithm,
    explains: opened.explains,
    isFallback,
    historySize: history.items.length,
    items: list,
    milliseconds,
  };
}
