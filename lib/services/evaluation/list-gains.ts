import 'server-only';
import { commonCustomers } from '@/lib/ml/comparison/common-customers';
import { type CustomerGain, type CustomerGains, type GainsInput } from '@/lib/schemas/comparison';
import { type Context } from '@/lib/schemas/context';
import { listEntities } from '@/lib/services/similarity/list-entities';
import { comparablePair } from './comparable-runs';

const PAGE_SIZE = 25;

/** For whom one run is better than another, the most first, a page at a time. */
export async function listGains(
  context: Context,
  { a, b, metric, order, page }: GainsInput,
): Promise<CustomerGains> {
  const [{ judged: first }, { judged: second }] = await comparablePair(context, { a, b });
  const { rows, places } = commonCustomers([{ rows: first.customerIds }, { rows: second.customerIds }]);
  const [own = new Int32Array(), other = new Int32Array()] = places;
  const [before, after] = [first.values[metric], second.values[metric]];
  const sign = order === 'gains' ? 1 : -1;
  const all = Array.from(rows, (customerId, at) => {
    const [valueA, valueB] = [before?.[own[at] ?? -1] ?? 0, after?.[other[at] ?? -1] ?? 0];
    const historySize = first.historySizes[own[at] ?? -1] ?? 0;
    return { customerId, historySize, a: valueA, b: valueB, difference: valueB - valueA };
  })
    .filter(({ difference }) => sign * difference > 0)
    .sort((x, y) => sign * (y.difference - x.difference) || x.customerId - y.customerId);
  const shown = all.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  const named = await listEntities(
    context,
    'customer',
    shown.map(({ customerId }) => customerId),
  );
  const nameOf = new Map(named.map(({ id, label }) => [id, label]));
  return {
    rows: shown.map((row): CustomerGain => ({
      ...row,
      name: nameOf.get(row.customerId) ?? `#${row.customerId}`,
    })),
    total: all.length,
    pageSize: PAGE_SIZE,
  };
}
