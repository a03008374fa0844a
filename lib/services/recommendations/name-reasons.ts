import 'server-only';
import { type Contribution } from '@/lib/ml/recommender';
import { type Context } from '@/lib/schemas/context';
import { type Reason } from '@/lib/schemas/recommendation';
import { type OpenModel } from '@/lib/services/models/open-model';
import { listEntities } from '@/lib/services/similarity/list-entities';

const idOf = ({ kind, index }: Contribution, { productIds, customerIds }: OpenModel): number =>
  (kind === 'item' ? productIds : customerIds)[index] ?? -1;

/** Reads the names of what contributes, all at once; gives back how a contribution is told. */
export async function readReasons(
  context: Context,
  opened: OpenModel,
  contributions: readonly Contribution[],
): Promise<(contribution: Contribution) => Reason> {
  const byId = async (kind: Contribution['kind'], of: 'customer' | 'product') => {
    const ids = contributions.flatMap((each) => (each.kind === kind ? [idOf(each, opened)] : []));
    const named = await listEntities(context, of, [...new Set(ids)]);
    return new Map(named.map((entity) => [entity.id, entity]));
  };
  const names = { item: await byId('item', 'product'), customer: await byId('customer', 'customer') };
  return (contribution) => {
    const id = idOf(contribution, opened);
    const name = names[contribution.kind].get(id);
    return {
      kind: contribution.kind === 'item' ? 'product' : 'customer',
      id,
      label: name?.label ?? `#${id}`,
      labelZh: name?.labelZh ?? null,
      contribution: contribution.value,
    };
  };
}
