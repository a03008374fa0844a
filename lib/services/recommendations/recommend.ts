import 'server-only';
import { type Contribution } from '@/lib/ml/recommender';
import { AppError } from '@/lib/schemas/app-error';
import { type Context } from '@/lib/schemas/context';
import { type ProductSummary } from '@/lib/schemas/product';
import {
  type Reason,
  type Recommendation,
  type RecommendationList,
  type RecommendInput,
} from '@/lib/schemas/recommendation';
import { type OpenModel, openModel } from '@/lib/services/models/open-model';
import { productsById } from '@/lib/services/products/product-summary';
import { listEntities } from '@/lib/services/similarity/list-entities';
import { readHistory, whatIfHistory } from './read-history';

/** Reasons listed; the others' sum is in `restContribution`. */
const REASONS = 5;

/** What to recommend to a customer, or for a history that was thought up, and why: contributions add up to each score. */
export async function recommend(
  context: Context,
  { runId, customerId, history: given, k, includeSeen }: RecommendInput,
): Promise<RecommendationList> {
  if (customerId === undefined && given === undefined)
    throw new AppError('invalid-input', 'Name a customer or give a history.');
  const opened = await openModel(context, runId);
  const started = performance.now();
  const history =
    given !== undefined || customerId === undefined
      ? whatIfHistory(given ?? [], opened)
      : await readHistory(context, customerId, opened);
  const { items, isFallback } = opened.model.recommend(history, { k, includeSeen });
  const whys = items.map(({ item }) => (isFallback ? [] : opened.model.explain(history, item)));
  const milliseconds = performance.now() - started;
  const { products, labels } = await readNames(
    context,
    opened,
    items.map(({ item }) => item),
    whys,
  );
  const list = items.flatMap(({ item, score }, at): Recommendation[] => {
    const product = products.get(opened.productIds[item] ?? -1);
    if (!product) return [];
    const why = whys[at] ?? [];
    const reasons = why.slice(0, REASONS).map((contribution) => reasonOf(contribution, opened, labels));
    return [
      {
        rank: at + 1,
        product,
        score,
        reasons,
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

type Labels = Readonly<
  Record<Contribution['kind'], ReadonlyMap<number, { label: string; labelZh: string | null }>>
>;

async function readNames(
  context: Context,
  opened: OpenModel,
  items: readonly number[],
  whys: readonly Contribution[][],
): Promise<{ products: Map<number, ProductSummary>; labels: Labels }> {
  const ids = (kind: Contribution['kind']) => [
    ...new Set(
      whys
        .flatMap((why) => why.slice(0, REASONS))
        .flatMap((contribution) => (contribution.kind === kind ? [idOf(contribution, opened)] : [])),
    ),
  ];
  const byId = async (of: 'customer' | 'product', wanted: number[]) =>
    new Map((await listEntities(context, of, wanted)).map((entity) => [entity.id, entity]));
  return {
    products: await productsById(
      context,
      items.map((item) => opened.productIds[item] ?? -1),
    ),
    labels: { item: await byId('product', ids('item')), customer: await byId('customer', ids('customer')) },
  };
}

const idOf = ({ kind, index }: Contribution, { productIds, customerIds }: OpenModel): number =>
  (kind === 'item' ? productIds : customerIds)[index] ?? -1;

function reasonOf(contribution: Contribution, opened: OpenModel, labels: Labels): Reason {
  const id = idOf(contribution, opened);
  const name = labels[contribution.kind].get(id);
  return {
    kind: contribution.kind === 'item' ? 'product' : 'customer',
    id,
    label: name?.label ?? `#${id}`,
    labelZh: name?.labelZh ?? null,
    contribution: contribution.value,
  };
}
