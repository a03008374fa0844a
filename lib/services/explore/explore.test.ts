import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeDatabase, database } from '@/lib/db';
import { type Context } from '@/lib/schemas/context';
import { SMALLEST_GROUP } from '@/lib/schemas/features';
import { refreshFeatures } from '@/lib/services/features/refresh-features';
import { getCustomerValue } from '@/lib/services/lifetime-value/get-customer-value';
import { listCellCustomers } from '@/lib/services/lifetime-value/list-cell-customers';
import { createTestShop, deleteTestShop } from '@/lib/services/shops/test-shop.fixture';
import { readCohorts } from './read-cohorts';
import { readLiftMap } from './read-lift-map';
import { readMetricMap } from './read-metric-map';

let context: Context;
let small: Context;
beforeAll(async () => {
  context = await createTestShop('Explore', 'small');
  small = await createTestShop('Explore small', 'tiny');
  await refreshFeatures(context);
});
afterAll(async () => {
  await deleteTestShop(context);
  await deleteTestShop(small);
  await closeDatabase();
});

async function readAll() {
  const { prisma } = await database();
  const shopId = context.shop.id;
  const interactions = await prisma.interaction.findMany({ where: { shopId } });
  const products = await prisma.product.findMany({ where: { shopId }, select: { id: true, category: true } });
  const features = await prisma.customerFeatures.findMany({ where: { shopId } });
  return { interactions, categoryOf: new Map(products.map(({ id, category }) => [id, category])), features };
}

test('lift is the share of a group by the share of the shop; small groups are blank', async () => {
  const { interactions, categoryOf, features } = await readAll();
  const map = await readLiftMap(context, { rows: 'rfm', of: 'category' });
  const touched = interactions.filter(
    ({ kind, productId }) => kind !== 'return' && categoryOf.get(productId),
  );
  const shareIn = (rows: typeof touched, name: string) =>
    rows.filter(({ productId }) => categoryOf.get(productId) === name).length / rows.length;
  for (const [row, { key, customers }] of map.groups.entries()) {
    const members = new Set(
      features.filter(({ rfmCell }) => rfmCell === key).map(({ customerId }) => customerId),
    );
    expect(customers).toBe(members.size);
    const own = touched.filter(({ customerId }) => members.has(customerId));
    for (const [column, { name }] of map.columns.entries()) {
      const cell = map.cells[row]![column];
      if (customers < SMALLEST_GROUP) expect(cell).toBeNull();
      else expect(cell!.lift).toBeCloseTo(shareIn(own, name) / shareIn(touched, name), 9);
    }
  }
});

test('metrics are means of the group and of the shop', async () => {
  const { features } = await readAll();
  const map = await readMetricMap(context, { rows: 'rfm' });
  const mean = (rows: typeof features) => rows.reduce((sum, { orders }) => sum + orders, 0) / rows.length;
  expect(map.shop[1]).toBeCloseTo(mean(features), 9);
  for (const [row, { key, customers }] of map.groups.entries())
    if (customers < SMALLEST_GROUP) expect(map.cells[row]!.every((cell) => cell === null)).toBe(true);
    else expect(map.cells[row]![1]).toBeCloseTo(mean(features.filter(({ rfmCell }) => rfmCell === key)), 9);
});

test('cohorts hold every buyer once and count who ordered in each month after', async () => {
  const { interactions } = await readAll();
  const bought = interactions.flatMap(({ kind, time, customerId }) =>
    kind === 'purchase' && time
      ? [{ customerId, month: 12 * time.getUTCFullYear() + time.getUTCMonth() }]
      : [],
  );
  const first = new Map<number, number>();
  for (const { customerId, month } of bought)
    first.set(customerId, Math.min(month, first.get(customerId) ?? Infinity));
  const { cohorts } = await readCohorts(context);
  expect(cohorts.reduce((sum, { customers }) => sum + customers, 0)).toBe(first.size);
  for (const { month, customers, months } of cohorts) {
    const [year, number] = month.split('-').map(Number) as [number, number];
    const start = 12 * year + number - 1;
    expect(customers).toBe([...first.values()].filter((one) => one === start).length);
    expect(months === null).toBe(customers < SMALLEST_GROUP);
    for (const [since, counted] of months?.entries() ?? []) {
      const there = bought.filter(
        (one) => first.get(one.customerId) === start && one.month === start + since,
      );
      expect(counted.customers).toBe(new Set(there.map(({ customerId }) => customerId)).size);
    }
  }
});

test('the page of customer value: every buyer has a place, small cells tell no money, lists are of their cell', async () => {
  const { features } = await readAll();
  const view = await getCustomerValue(context);
  const placed = view.places.reduce((sum, { customers }) => sum + customers, 0);
  const fresh = view.cells.find(({ cell }) => cell === 'new')!.customers;
  expect(placed + fresh).toBe(features.filter(({ orders }) => orders > 0).length);
  expect(view.cells.reduce((sum, { customers }) => sum + customers, 0)).toBe(features.length);
  for (const { customers, money } of [...view.places, ...view.cells])
    expect(money === null).toBe(customers < SMALLEST_GROUP);
  expect(view.report).toBeNull();
  const [largest] = [...view.cells].sort((a, b) => b.customers - a.customers);
  const list = await listCellCustomers(context, { cell: largest!.cell, page: 1, pageSize: 200 });
  expect(list.total).toBe(largest!.customers);
  expect(list.rows.length).toBe(Math.min(200, largest!.customers));
});

test('a shop whose features were never worked out has no groups, but cohorts', async () => {
  expect((await getCustomerValue(small)).run).toBeNull();
  expect((await readLiftMap(small, { rows: 'rfm', of: 'brand' })).groups).toEqual([]);
  expect((await readMetricMap(small, { rows: 'segments' })).groups).toEqual([]);
  expect((await readCohorts(small)).cohorts.length).toBeGreaterThan(0);
});
