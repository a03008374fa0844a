import 'server-only';
import { type Contribution } from '@/lib/ml/recommender';
import { saidError } from '@/lib/schemas/said-error';
import { type Context } from '@/lib/schemas/context';
import { algorithmId, type DecisionTrace, type WhyNotInput } from '@/lib/schemas/model';
import { openModel } from '@/lib/services/models/open-model';
import { productsById } from '@/lib/services/products/product-summary';
import { readReasons } from './name-reasons';
import { readHistory } from './read-history';

/** Reasons listed for a product, and as many against it. */
const REASONS = 5;

/** Place of an item among those that compete, 1 = best; ties go to the lower item index, as in every list. */
function rankOf(scores: Float32Array, item: number, isOut: (item: number) => boolean): number {
  const own = scores[item] ?? 0;
  let rank = 1;
  scores.forEach((score, other) => {
    if (!isOut(other) && (score > own || (score === own && other < item))) rank++;
  });
  return rank;
}

/** The strongest of both signs, by strength. */
function strongest(contributions: readonly Contribution[]): Contribution[] {
  const all = [
    ...contributions.filter(({ value }) => value > 0).slice(0, REASONS),
    ...contributions.filter(({ value }) => value < 0).slice(0, REASONS),
  ];
  return all.sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
}

/** Why a product is not among the first K of a customer: the model's decision, step by step. */
export async function whyNot(
  context: Context,
  { runId, customerId, productId, k }: WhyNotInput,
): Promise<DecisionTrace> {
  const opened = await openModel(context, runId);
  const product = (await productsById(context, [productId])).get(productId);
  if (!product) throw saidError('not-found', 'noProduct');
  const history = await readHistory(context, customerId, opened);
  const seen = new Set(history.items);
  const { model } = opened;
  const item = opened.itemOf.get(productId);
  const isOut = (other: number) => seen.has(other) || !model.knows(other);
  const { items: list, isFallback } = model.recommend(history, { k });
  const trace = {
    runId: opened.runId,
    algorithm: algorithmId.parse(opened.algorithm),
    explains: opened.explains,
    isFallback,
    candidates: model.popularity.reduce((sum, _, other) => sum + (isOut(other) ? 0 : 1), 0),
    threshold: list.at(-1)?.score ?? null,
  };
  if (item === undefined || !model.knows(item))
    return { ...trace, outcome: 'unknown', rank: null, score: null, reasons: [], restContribution: 0 };
  const scores = isFallback ? model.popularity : model.score(history).slice();
  const score = scores[item] ?? 0;
  const contributions = isFallback ? [] : model.explain(history, item);
  const told = strongest(contributions);
  const reasonOf = await readReasons(context, opened, told);
  const sum = (each: readonly Contribution[]) => each.reduce((total, { value }) => total + value, 0);
  const reasons = { reasons: told.map(reasonOf), restContribution: sum(contributions) - sum(told) };
  if (seen.has(item)) return { ...trace, ...reasons, outcome: 'seen', rank: null, score };
  const rank = rankOf(scores, item, isOut);
  return { ...trace, ...reasons, outcome: rank <= k ? 'recommended' : 'outranked', rank, score };
}
