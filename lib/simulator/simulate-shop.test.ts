import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type InteractionRow } from '@/lib/schemas/interaction';
import { DAY } from './calendar';
import { tasteGroups } from './words/category';
import { shopSizes, simulateShop } from '.';

const small = simulateShop({ seed: 7, size: 'small' });
const rows = [...small.interactions];
const end = Date.UTC(2026, 10, 1);

const digest = (...parts: unknown[]) => createHash('sha256').update(JSON.stringify(parts)).digest('hex');
const ofKind = (kind: InteractionRow['kind']) => rows.filter((row) => row.kind === kind);
const positions = (ids: readonly string[]) => new Map(ids.map((id, at) => [id, at]));
const customerAt = positions(small.customers.map(({ customerId }) => customerId));
const productAt = positions(small.products.map(({ productId }) => productId));
const customerTruth = (row: InteractionRow) => small.truth.customers[customerAt.get(row.customerId) ?? -1];
const productTruth = (row: InteractionRow) => small.truth.products[productAt.get(row.productId) ?? -1];
const product = (row: InteractionRow) => small.products[productAt.get(row.productId) ?? -1];
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('simulateShop', () => {
  it('gives the same shop to the byte for the same seed, on every reading', () => {
    const one = simulateShop({ seed: 1, size: 'tiny' });
    const other = simulateShop({ seed: 1, size: 'tiny' });
    const all = digest(one.products, one.customers, [...one.interactions], one.truth);
    expect(digest(other.products, other.customers, [...other.interactions], other.truth)).toBe(all);
    expect(digest(one.products, one.customers, [...one.interactions], one.truth)).toBe(all);
    const third = simulateShop({ seed: 2, size: 'tiny' });
    expect(digest(third.products, third.customers, [...third.interactions], third.truth)).not.toBe(all);
    // The same on every machine; changes whenever a word list or a rule of the simulation does.
    const written = digest(one.products, one.customers, [...one.interactions]);
    expect(written).toBe('35d0eef8ab4085f07a4fe3329ca8dfa887a132e473818edd4bf610a6b0bfae6a');
  });

  it('has the sizes it promises', () => {
    expect(small.customers).toHaveLength(shopSizes.small.customers);
    expect(small.products).toHaveLength(shopSizes.small.products);
    expect(rows.length).toBeGreaterThan(10_000);
    expect(rows.length).toBeLessThan(14_000);
    const tiny = [...simulateShop({ seed: 1, size: 'tiny' }).interactions].length;
    expect(tiny).toBeGreaterThan(1_000);
    expect(tiny).toBeLessThan(2_200);
  });

  it('names every product, customer and session once and leaves no row without its product', () => {
    const titles = new Set(small.products.map(({ title }) => title));
    expect(customerAt.size).toBe(small.customers.length);
    expect(productAt.size).toBe(small.products.length);
    expect(titles.size).toBe(small.products.length);
    expect(new Set(small.customers.map(({ email }) => email)).size).toBe(small.customers.length);
    expect(rows.every((row) => productAt.has(row.productId) && customerAt.has(row.customerId))).toBe(true);
    const owner = new Map<string, string>();
    for (const { session, customerId } of rows) {
      if (session === null) continue;
      expect(owner.get(session) ?? customerId).toBe(customerId);
      owner.set(session, customerId);
    }
  });

  it('writes of each product in English and in Chinese', () => {
    for (const { title, titleZh, description, descriptionZh } of small.products) {
      expect(title).toMatch(/^[A-Z][^\u4e00-\u9fff]+, \w/);
      expect(titleZh).toMatch(/[\u4e00-\u9fff]/);
      expect(description?.length).toBeGreaterThan(30);
      expect(descriptionZh).toMatch(/[\u4e00-\u9fff]{4}.*。$/);
    }
    expect(small.customers.some(({ name }) => /^[\u4e00-\u9fff]{2,3}$/.test(name ?? ''))).toBe(true);
    expect(small.customers.every(({ email }) => /^[a-z]+\.[a-z]+\d+@example\.com$/.test(email ?? ''))).toBe(
      true,
    );
  });

  it('has prices above costs above zero, and no negative stock', () => {
    for (const { price, cost, stock } of small.products) {
      expect(cost).toBeGreaterThan(0);
      expect(price).toBeGreaterThan(cost ?? Infinity);
      expect(Number.isInteger(stock) && (stock ?? -1) >= 0).toBe(true);
    }
    const prices = rows.flatMap(({ unitPrice }) => unitPrice ?? []);
    expect(Math.min(...prices)).toBeGreaterThan(0);
  });

  it('keeps every customer in time order, inside the year, after joining and after the launch', () => {
    let before: InteractionRow | undefined;
    for (const row of rows) {
      const time = row.time ?? Number.NaN;
      if (before?.customerId === row.customerId) expect(time).toBeGreaterThanOrEqual(before.time ?? Infinity);
      expect(time).toBeGreaterThanOrEqual(end - 366 * DAY);
      expect(time).toBeLessThan(end);
      expect(time).toBeGreaterThanOrEqual(
        small.customers[customerAt.get(row.customerId) ?? -1]?.joinedAt ?? Infinity,
      );
      expect(time).toBeGreaterThanOrEqual(productTruth(row)?.launchedAt ?? 0);
      before = row;
    }
  });

  it('lets nobody buy what was not viewed and put into the cart in the same session', () => {
    const viewed = new Set<string>();
    const carted = new Set<string>();
    const bought = new Set<string>();
    for (const { kind, session, customerId, productId } of rows) {
      const visit = `${session} ${productId}`;
      const pair = `${customerId} ${productId}`;
      switch (kind) {
        case 'view':
          viewed.add(visit);
          break;
        case 'cart':
          expect(viewed.has(visit)).toBe(true);
          carted.add(visit);
          break;
        case 'purchase':
          expect(carted.has(visit)).toBe(true);
          bought.add(visit).add(pair);
          break;
        case 'return':
          expect(bought.delete(visit)).toBe(true);
          break;
        default:
          expect(bought.has(pair)).toBe(true);
      }
    }
    expect(ofKind('return').length).toBeGreaterThan(0);
    expect(ofKind('return').length).toBeLessThan(ofKind('purchase').length / 5);
    expect(ofKind('rating').every(({ value }) => [1, 2, 3, 4, 5].includes(value ?? 0))).toBe(true);
  });

  it('is busier on Sundays than on Tuesdays, and in the evening than at night', () => {
    const views = ofKind('view').map(({ time }) => new Date(time ?? Number.NaN));
    const onDay = (day: number) => views.filter((date) => date.getUTCDay() === day).length;
    expect(onDay(0)).toBeGreaterThan(1.2 * onDay(2));
    const british = new Set(
      small.customers.flatMap((row) => (row.country === 'United Kingdom' ? row.customerId : [])),
    );
    const hours = ofKind('view').flatMap((row) =>
      british.has(row.customerId) ? new Date(row.time ?? Number.NaN).getUTCHours() : [],
    );
    const between = (from: number, to: number) => hours.filter((hour) => hour >= from && hour < to).length;
    expect(between(19, 23)).toBeGreaterThan(4 * between(1, 5));
  });

  it("sells more on Singles' Day and swims in summer", () => {
    const perDay = (from: number, days: number) =>
      ofKind('purchase').filter(({ time }) => time !== null && time >= from && time < from + days * DAY)
        .length / days;
    expect(perDay(Date.UTC(2025, 10, 9), 3)).toBeGreaterThan(1.5 * perDay(end - 365 * DAY, 365));
    const swim = ofKind('view').filter((row) => product(row)?.category === 'Swim & Beach');
    const month = ({ time }: InteractionRow) => new Date(time ?? Number.NaN).getUTCMonth();
    const summer = swim.filter((row) => [5, 6, 7].includes(month(row))).length;
    const winter = swim.filter((row) => [11, 0, 1].includes(month(row))).length;
    expect(summer).toBeGreaterThan(2 * winter);
  });
});

describe('the truth behind the shop', () => {
  it('separates taste groups by what they buy', () => {
    for (const group of tasteGroups) {
      const theirs = ofKind('purchase').filter((row) => customerTruth(row)?.group === group);
      const others = ofKind('purchase').filter((row) => customerTruth(row)?.group !== group);
      const share = (bought: readonly InteractionRow[]) =>
        bought.filter((row) => productTruth(row)?.group === group).length / bought.length;
      expect(share(theirs)).toBeGreaterThan(2 * share(others));
    }
  });

  it('makes the price-sensitive pay less, churned customers stay away and good products please', () => {
    const paid = (keep: (sensitivity: number) => boolean) =>
      mean(
        ofKind('view').flatMap((row) =>
          keep(customerTruth(row)?.priceSensitivity ?? Number.NaN)
            ? Math.log(product(row)?.price ?? Number.NaN)
            : [],
        ),
      );
    expect(paid((sensitivity) => sensitivity > 0.65)).toBeLessThan(paid((sensitivity) => sensitivity < 0.35));
    const late = ofKind('view').filter(
      (row) => (row.time ?? 0) > (customerTruth(row)?.churnedAt ?? Infinity) + DAY,
    );
    expect(late).toHaveLength(0);
    const stars = (keep: (quality: number) => boolean) =>
      mean(
        ofKind('rating').flatMap((row) => (keep(productTruth(row)?.quality ?? 0) ? (row.value ?? 0) : [])),
      );
    expect(stars((quality) => quality > 0.5)).toBeGreaterThan(stars((quality) => quality < -0.5) + 0.3);
  });

  it('cannot be reached from the rows', () => {
    const columns = (list: readonly object[]) => [...new Set(list.flatMap((row) => Object.keys(row)))].sort();
    expect(columns(rows)).toEqual([
      'customerId',
      'kind',
      'productId',
      'quantity',
      'session',
      'time',
      'unitPrice',
      'value',
    ]);
    expect(columns(small.customers)).toEqual([
      'attributes',
      'birthYear',
      'city',
      'country',
      'customerId',
      'email',
      'gender',
      'joinedAt',
      'name',
    ]);
    expect(columns(small.customers.map(({ attributes }) => attributes))).toEqual(['channel', 'newsletter']);
    expect(columns(small.products)).toEqual([
      'attributes',
      'brand',
      'category',
      'cost',
      'description',
      'descriptionZh',
      'price',
      'productId',
      'stock',
      'title',
      'titleZh',
    ]);
    expect(columns(small.products.map(({ attributes }) => attributes))).toEqual([
      'categoryZh',
      'finish',
      'kind',
      'material',
    ]);
  });
});
