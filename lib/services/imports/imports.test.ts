import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { owner } from '@/lib/auth/person';
import { closeDatabase, database } from '@/lib/db';
import { type Context } from '@/lib/schemas/context';
import { createShop } from '@/lib/services/shops/create-shop';
import { getShopBySlug } from '@/lib/services/shops/get-shop';
import { deleteTestShop } from '@/lib/services/shops/test-shop.fixture';
import { importPath } from './import-path';
import { rejectsCsv } from './rejects';
import { undoImport } from './undo-import';

const folder = mkdtempSync(path.join(tmpdir(), 'kindred-imports-'));
const opened: Context[] = [];

async function newShop(name: string): Promise<Context> {
  const { slug } = await createShop({ name: `${name} ${process.pid}` });
  const context = { person: owner, shop: await getShopBySlug(slug) };
  opened.push(context);
  return context;
}

function file(name: string, text: string | Uint8Array): string {
  const at = path.join(folder, name);
  writeFileSync(at, text);
  return at;
}

/** Everything that a shop says, without the ids and times of our own. */
async function contents({ shop }: Context) {
  const { pool } = await database();
  const rows = async (sql: string) => (await pool.query<Record<string, unknown>>(sql, [shop.id])).rows;
  return {
    customers: await rows(
      `SELECT "externalId", "name", "country", "interactionCount", "purchaseCount", "spend" FROM "Customer" WHERE "shopId" = $1 ORDER BY 1`,
    ),
    products: await rows(
      `SELECT "externalId", "title", "price", "category", "attributes", "interactionCount", "revenue" FROM "Product" WHERE "shopId" = $1 ORDER BY 1`,
    ),
    interactions: await rows(
      `SELECT "key"::text, "kind"::text, "value", "quantity" FROM "Interaction" WHERE "shopId" = $1 ORDER BY 1`,
    ),
  };
}

const orders = [
  'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country',
  '1,A,RED LAMP,2,2026-01-05 10:00:00,3.5,7.0,France',
  '1,B,BLUE LAMP,1,2026-01-05 10:00:00,4,7.0,France',
  '2,A,RED LAMP,5,2026-02-05 10:00:00,3.5,8.0,Spain',
  'C3,A,RED LAMP,-5,2026-02-09 10:00:00,3.5,8.0,Spain',
  '4,A,RED LAMP,1,2026-03-05 10:00:00,3.5,,Spain',
  '2,A,RED LAMP,5,2026-02-05 10:00:00,3.5,8.0,Spain',
].join('\n');

beforeAll(() => database());
afterAll(async () => {
  for (const context of opened) await deleteTestShop(context);
  await closeDatabase();
  rmSync(folder, { recursive: true, force: true });
});

describe('import', () => {
  test('takes good rows, counts what it left out, and keeps totals that agree', async () => {
    const shop = await newShop('Counts');
    const done = await importPath(shop, { file: file('orders.csv', orders) });
    expect(done).toMatchObject({
      status: 'done',
      format: 'orders',
      interactionsAdded: 4,
      customersAdded: 2,
      productsAdded: 2,
    });
    expect(done.report).toMatchObject({ rowsRead: 6, rowsTaken: 4, rowsRejected: 2, returns: 1 });
    expect(done.report?.issues.map(({ code }) => code).sort()).toEqual([
      'exact-duplicate',
      'missing-customer',
    ]);
    const { customers, products } = await contents(shop);
    expect(customers).toMatchObject([
      { externalId: '7', country: 'France', interactionCount: 2, purchaseCount: 2, spend: 11 },
      { externalId: '8', country: 'Spain', interactionCount: 1, purchaseCount: 1, spend: 0 },
    ]);
    expect(products[0]).toMatchObject({ externalId: 'A', title: 'RED LAMP', price: 3.5 });
    let csv = '';
    for await (const piece of rejectsCsv(shop, { importId: done.id })) csv += piece;
    expect(csv.split('\r\n')).toHaveLength(4);
    expect(csv).toContain('missing-customer');
  });

  test('a purchase with a price and no quantity is one piece', async () => {
    const shop = await newShop('Pieces');
    const events = [
      'user_id,item_id,event_type,price,timestamp',
      'u,a,purchase,3.5,2026-01-05',
      'u,b,view,,2026-01-05',
    ];
    await importPath(shop, { file: file('events.csv', events.join('\n')) });
    const { customers, products } = await contents(shop);
    expect(customers.map(({ spend }) => Number(spend))).toEqual([3.5]);
    expect(products.map(({ revenue }) => Number(revenue))).toEqual([3.5, 0]);
  });

  test('the same file twice adds nothing; undoing both leaves nothing', async () => {
    const shop = await newShop('Twice');
    const at = file('twice.csv', orders);
    const first = await importPath(shop, { file: at });
    const before = await contents(shop);
    const second = await importPath(shop, { file: at });
    expect(second).toMatchObject({
      interactionsAdded: 0,
      interactionsKnown: 4,
      customersAdded: 0,
      productsAdded: 0,
    });
    expect(await contents(shop)).toEqual(before);
    await undoImport(shop, { importId: second.id });
    expect(await contents(shop)).toEqual(before);
    await undoImport(shop, { importId: first.id });
    expect(await contents(shop)).toEqual({ customers: [], products: [], interactions: [] });
    await expect(undoImport(shop, { importId: first.id })).rejects.toThrow(
      'Only a finished import can be undone',
    );
  });

  test('undoing a catalogue restores exactly what it said before', async () => {
    const shop = await newShop('Catalogue');
    await importPath(shop, { file: file('catalogue-orders.csv', orders) });
    const before = await contents(shop);
    const catalogue =
      'product_id,title,category,price,colour\nA,Lamp in red,Lamps,9.5,red\nZ,New thing,Lamps,1,\n';
    const done = await importPath(shop, { file: file('products.csv', catalogue) });
    expect(done).toMatchObject({ format: 'products', productsAdded: 1, productsUpdated: 1 });
    expect((await contents(shop)).products).toMatchObject([
      { externalId: 'A', title: 'Lamp in red', price: 9.5, attributes: { colour: 'red' } },
      { externalId: 'B' },
      { externalId: 'Z' },
    ]);
    await undoImport(shop, { importId: done.id });
    expect(await contents(shop)).toEqual(before);
  });

  test('of two ratings of one product by one customer in a file, the latest is kept', async () => {
    const shop = await newShop('Rated again');
    const done = await importPath(shop, {
      file: file(
        'again.csv',
        'user_id,item_id,rating,timestamp\nu,a,5,1700000300\nu,a,2,1700000100\nu,b,3,1700000100\nu,b,4,1700000200\n',
      ),
    });
    expect(done).toMatchObject({ interactionsAdded: 2 });
    expect((await contents(shop)).interactions.map(({ value }) => value as number).sort()).toEqual([4, 5]);
  });

  test.each([
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0), 'PNG picture'],
    ['nothing', '', 'empty'],
    ['one column', 'a\nb\nc\n', 'one column'],
    ['a cut gzip', Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1, 2), 'cut off or damaged'],
    [
      'ratings that are none',
      `user_id,item_id,rating\n${Array.from({ length: 20 }, (_, at) => `u${at},i,NaN`).join('\n')}`,
      'does not look like',
    ],
  ])('refuses %s in one sentence, and the shop is as it was', async (_name, bytes, sentence) => {
    const shop = await newShop(`Bad ${sentence}`);
    await importPath(shop, { file: file('seed.csv', orders) });
    const before = await contents(shop);
    await expect(importPath(shop, { file: file('bad.csv', bytes) })).rejects.toThrow(sentence);
    expect(await contents(shop)).toEqual(before);
    const { pool } = await database();
    const { rows } = await pool.query(`SELECT 1 FROM pg_tables WHERE tablename LIKE 'staging_%'`);
    expect(rows).toEqual([]);
  });

  test('two shops with the same file keep apart', async () => {
    const [one, two] = [await newShop('One'), await newShop('Two')];
    const at = file('both.csv', orders);
    const first = await importPath(one, { file: at });
    await importPath(two, { file: at });
    expect(await contents(one)).toEqual(await contents(two));
    await undoImport(one, { importId: first.id });
    expect((await contents(one)).interactions).toEqual([]);
    expect((await contents(two)).interactions).toHaveLength(4);
  });
});
