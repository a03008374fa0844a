import { createReadStream, existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ImportOptions } from './open-import';
import { type Imported, importAll, issuesOf } from './testing/sources';

const dataFolder = process.env['KINDRED_TEST_DATA'] ?? path.resolve('../shared/data');

/** Path of a public data set's file, or null where the data sets are not on this machine. */
function dataFile(name: string): string | null {
  const file = path.join(dataFolder, name);
  return existsSync(file) ? file : null;
}

const load = (file: string, options: Partial<ImportOptions> = {}) =>
  importAll(createReadStream(file), { fileName: file, now: Date.UTC(2026, 10, 24), ...options });

interface Expected {
  readonly rows: number;
  readonly taken?: number;
  readonly format: string;
  readonly customers?: number;
  readonly products?: number;
  readonly issues?: Readonly<Record<string, number>>;
  readonly options?: Partial<ImportOptions>;
}

/** The counts are those of the data sets' own documentation. */
const sets: Readonly<Record<string, Expected>> = {
  'ml-100k/u.data': { format: 'ratings', rows: 100_000, customers: 943, products: 1682 },
  'ml-100k/u.item': { format: 'products', rows: 1682, products: 1682 },
  'ml-100k/u.user': { format: 'customers', rows: 943, customers: 943 },
  'ml-100k/ms-split/train.csv.gz': { format: 'ratings', rows: 75_066, customers: 943 },
  'ml-100k/ms-split/test.csv.gz': { format: 'ratings', rows: 24_934, customers: 943 },
  'filmtrust/ratings.txt': {
    format: 'ratings',
    rows: 35_497,
    taken: 35_494,
    customers: 1508,
    products: 2071,
    issues: { 'exact-duplicate': 1, 'rated-again': 2 },
  },
  'msweb/visits.csv.gz': { format: 'events', rows: 98_653, customers: 32_710, products: 285 },
  'amazon-beauty-seq/sequences.txt': {
    format: 'events',
    rows: 198_502,
    customers: 22_363,
    products: 12_101,
  },
  'steam/game_play.tsv': { format: 'events', rows: 70_489, customers: 11_350, products: 3600 },
  'steam/game_purchase.tsv': {
    format: 'events',
    rows: 129_511,
    taken: 128_804,
    customers: 12_393,
    products: 5155,
    issues: { 'exact-duplicate': 707 },
  },
  'steam/item_info.tsv': { format: 'products', rows: 5155, products: 5155 },
  'steam/user_info.tsv': { format: 'customers', rows: 12_393, customers: 12_393 },
  'jester5k/ratings.csv.gz': { format: 'ratings', rows: 363_209, customers: 5000, products: 100 },
  'importer-specimens/latin1_u.item.raw': { format: 'products', rows: 20 },
  'importer-specimens/ml100k_with_user0_rows.data': { format: 'ratings', rows: 20, customers: 18 },
  'importer-specimens/movies_mojibake_gbk.dat': { format: 'products', rows: 50 },
  'importer-specimens/tab_separated_named_csv_crlf.csv': { format: 'customers', rows: 29 },
  'importer-specimens/html_entity_split_columns.tsv': {
    format: 'products',
    rows: 25,
    taken: 24,
    issues: { 'wrong-column-count': 1 },
  },
  'importer-specimens/online_retail_oddities.csv': {
    format: 'orders',
    rows: 153,
    taken: 66,
    customers: 43,
    issues: { 'missing-customer': 51, 'stock-adjustment': 35, 'negative-price': 1 },
  },
  'importer-specimens/utf8_bom_zh_reviews.csv': {
    format: 'customers',
    rows: 29,
    options: { format: 'customers', mapping: { customerId: '#row' } },
  },
  'importer-specimens/gb18030_zh_reviews.csv': {
    format: 'customers',
    rows: 29,
    options: { format: 'customers', mapping: { customerId: '#row' } },
  },
  'importer-specimens/semicolon_crlf.csv': {
    format: 'customers',
    rows: 29,
    options: { format: 'customers', mapping: { customerId: '#row' } },
  },
  'importer-specimens/cdnow_crlf_fixed_width.txt': {
    format: 'orders',
    rows: 30,
    customers: 8,
    products: 1,
    options: {
      format: 'orders',
      mapping: { customerId: '1', time: '3', quantity: '4', price: '5', productId: '=cd' },
    },
  },
};

describe('public data sets (skipped where ../shared/data, or KINDRED_TEST_DATA, does not hold them)', () => {
  for (const [name, expected] of Object.entries(sets)) {
    const file = dataFile(name);
    it.skipIf(file === null)(name, async () => {
      const done = await load(file ?? '', expected.options);
      const { rows, taken = rows, issues = {}, format, customers, products } = expected;
      expect(done.format).toBe(format);
      expect(done.report).toMatchObject({ rowsRead: rows, rowsTaken: taken, rowsRejected: rows - taken });
      expect(issuesOf(done)).toEqual(issues);
      if (customers !== undefined) expect(done.report.customers).toBe(customers);
      if (products !== undefined) expect(done.report.products).toBe(products);
    });
  }

  const reviews = ['utf8_bom_zh_reviews.csv', 'gb18030_zh_reviews.csv'].map((name) =>
    dataFile(`importer-specimens/${name}`),
  );
  it.skipIf(reviews.includes(null))('two encodings of the same lines give the same customers', async () => {
    const [one, two] = await Promise.all(
      reviews.map((file) => load(file ?? '', { format: 'customers', mapping: { customerId: '#row' } })),
    );
    expect(one?.customers[0]).toMatchObject({
      customerId: '1',
      attributes: { review: '很快，好吃，味道足，量大' },
    });
    expect(two?.customers).toEqual(one?.customers);
    await expect(load(reviews[0] ?? '')).rejects.toThrow(/cannot be told from its columns \(label, review\)/);
  });

  const books = dataFile('importer-specimens/html_entity_split_columns.tsv');
  it.skipIf(books === null)('mends titles that were cut at an HTML entity', async () => {
    const { products } = await load(books ?? '');
    expect(products.map(({ title }) => title)).toContain('Algebra & Trigonometry Super Review');
  });

  const movies = dataFile('importer-specimens/latin1_u.item.raw');
  it.skipIf(movies === null)('reads Latin-1 titles and genre flags', async () => {
    const { products } = await load(movies ?? '');
    expect(products[0]).toMatchObject({
      productId: '543',
      title: 'Misérables, Les (1995)',
      category: 'Drama',
      attributes: { genres: 'Drama|Musical', 'release date': '01-Jan-1995' },
    });
  });

  const retail = dataFile('online-retail-uci/online_retail.csv.gz');
  it.skipIf(retail === null)('UCI Online Retail comes to the usual counts after cleaning', async () => {
    const done: Imported = await load(retail ?? '');
    const purchases = done.interactions.filter(({ kind }) => kind === 'purchase');
    const count = (of: (row: (typeof purchases)[number]) => string | null) => new Set(purchases.map(of)).size;
    expect(done.report.rowsRead).toBe(541_909);
    expect(count((row) => row.customerId)).toBe(4338);
    expect(count((row) => row.productId)).toBe(3665);
    expect(count((row) => row.session)).toBe(18_532);
    expect(issuesOf(done)).toEqual({
      'missing-customer': 133_361,
      'exact-duplicate': 5227,
      'stock-adjustment': 1719,
      'negative-price': 40,
    });
    // 397,884 purchases and 8,905 returns before duplicates are taken out.
    expect([purchases.length, done.report.returns]).toEqual([392_690, 8872]);
    expect(purchases.length + done.report.returns + 5227).toBe(397_884 + 8905);
    expect(new Set(done.interactions.map(({ key }) => key)).size).toBe(done.interactions.length);
  });
});
