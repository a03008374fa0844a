import 'server-only';
import { database } from '@/lib/db';
import { type Context } from '@/lib/schemas/context';

const DAY = 86_400_000;
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const mean = (values: readonly number[]) => (values.length === 0 ? null : sum(values) / values.length);

/** Linear between the two nearest, as percentile_cont. */
function quantile(sorted: readonly number[], at: number): number {
  const place = at * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(place)] ?? 0, sorted[Math.ceil(place)] ?? 0];
  return low + (high - low) * (place - Math.floor(place));
}

/** The features of every customer of a shop with times and sessions, counted in plain TypeScript from the log. */
export async function recount({ shop }: Context) {
  const { prisma } = await database();
  const [log, customers, catalogue] = await Promise.all([
    prisma.interaction.findMany({ where: { shopId: shop.id } }),
    prisma.customer.findMany({ where: { shopId: shop.id }, orderBy: { id: 'asc' } }),
    prisma.product.findMany({ where: { shopId: shop.id } }),
  ]);
  const products = new Map(catalogue.map((product) => [product.id, product]));
  const clock = Math.max(...log.map(({ time }) => time?.getTime() ?? 0));
  const interest = log.filter(({ kind }) => kind !== 'return');
  const tally = (rows: typeof log) => {
    const counts = new Map<string, number>();
    for (const { productId } of rows) {
      const category = products.get(productId)?.category;
      if (category) counts.set(category, (counts.get(category) ?? 0) + 1);
    }
    return counts;
  };
  const ofShop = tally(interest);
  return customers.map(({ id, joinedAt }) => {
    const rows = log.filter(({ customerId }) => customerId === id);
    const bought = rows.filter(({ kind }) => kind === 'purchase');
    const returned = rows.filter(({ kind }) => kind === 'return');
    const money = (of: typeof log) => sum(of.map((row) => (row.quantity ?? 1) * (row.unitPrice ?? 0)));
    const pieces = (of: typeof log) => sum(of.map((row) => row.quantity ?? 1));
    const sessions = new Set(bought.map(({ session }) => session));
    const orders = [...sessions].map((session) => bought.filter((row) => row.session === session));
    const times = orders
      .map((lines) => Math.min(...lines.map(({ time }) => time?.getTime() ?? 0)))
      .sort((a, b) => a - b);
    const gaps = times.slice(1).map((time, at) => (time - (times[at] ?? 0)) / DAY);
    gaps.sort((a, b) => a - b);
    const hasRhythm = gaps.length >= 2;
    const last = times.at(-1);
    const dates = rows.filter(({ kind }) => kind !== 'return').flatMap(({ time }) => (time ? [time] : []));
    const rhythm = (length: number, at: (date: Date) => number) =>
      rows.length === 0
        ? []
        : Array.from({ length }, (_, place) => dates.filter((date) => at(date) === place).length);
    const first = Math.min(
      ...rows.map(({ time }) => time?.getTime() ?? Infinity),
      joinedAt?.getTime() ?? Infinity,
    );
    const categories = tally(rows.filter(({ kind }) => kind !== 'return'));
    const own = sum([...categories.values()]);
    return {
      customerId: id,
      orders: orders.length,
      firstOrderAt: times[0] ?? null,
      lastOrderAt: last ?? null,
      recencyDays: last === undefined ? null : (clock - last) / DAY,
      tenureDays: (clock - first) / DAY,
      monetary: money(bought) - money(returned),
      orderValue: mean(orders.map(money)),
      basketSize: mean(orders.map(pieces)),
      orderGapDays: hasRhythm ? quantile(gaps, 0.5) : null,
      orderGapSpread: hasRhythm ? quantile(gaps, 0.75) - quantile(gaps, 0.25) : null,
      nextOrderAt: hasRhythm ? (last ?? 0) + quantile(gaps, 0.5) * DAY : null,
      discountShare:
        bought.length === 0
          ? null
          : pieces(
              bought.filter(
                (row) => (row.unitPrice ?? Infinity) <= 0.95 * (products.get(row.productId)?.price ?? 0),
              ),
            ) / pieces(bought),
      returnRate: bought.length === 0 ? null : pieces(returned) / pieces(bought),
      returns: pieces(returned),
      hours: rhythm(24, (date) => date.getUTCHours()),
      weekdays: rhythm(7, (date) => (date.getUTCDay() + 6) % 7),
      categories: [...categories]
        .filter(([, count]) => count >= 3)
        .map(([name, count]) => ({
          name,
          count,
          share: count / own,
          lift: count / own / ((ofShop.get(name) ?? 0) / sum([...ofShop.values()])),
        }))
        .sort((a, b) => (a.name < b.name ? -1 : 1)),
    };
  });
}
