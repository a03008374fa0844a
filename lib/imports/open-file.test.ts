import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { AppError } from '@/lib/schemas/app-error';
import { openFile } from './open-file';
import { importAll, piecesOf, utf8 } from './testing/sources';

const detect = async (content: string | Uint8Array, name = 'file.csv') =>
  (await openFile(piecesOf(typeof content === 'string' ? utf8(content) : content, 1000), name)).detected;
const table = (...lines: string[]) => `${lines.join('\n')}\n`;

describe('openFile detects', () => {
  it.each([
    ['English ratings', 'user_id,item_id,rating,timestamp', '1,2,3,881250949', 'ratings'],
    ['Chinese ratings', '用户ID,商品编号,评分,时间', '1,2,3,2020-01-01', 'ratings'],
    ['Chinese orders', '订单号\t客户\t商品\t数量\t单价\t下单时间', '1\t2\t3\t4\t5\t2020-01-01', 'orders'],
    ['Chinese events', '用户;商品;行为类型;时间', 'a;b;浏览;2020-01-01', 'events'],
    ['Chinese products', '商品编号,商品名称,类目,品牌,价格', 'a,b,c,d,5', 'products'],
    ['Chinese customers', '会员编号,姓名,城市,性别', 'a,b,c,d', 'customers'],
    ['events', 'visitor_id|sku|event|ts', 'a|b|view|1500000000', 'events'],
    ['orders without a number', 'customer,product,quantity,price', 'a,b,1,2', 'orders'],
    ['amounts of use', 'User_ID,Game_ID,Hours', '1,2,3.5', 'events'],
    ['products', 'SKU,Title,Price', 'a,b,1', 'products'],
    ['customers', 'CustomerID,Gender,Age', 'a,M,19', 'customers'],
  ])('%s by the header', async (_, header, row, format) => {
    const found = await detect(table(header, row, row));
    expect(found).toMatchObject({ format, hasHeader: true });
    expect(Object.keys(found.mapping).length).toBeGreaterThan(1);
  });

  it('a table of two ids as views, one with hours as use, one with purchases as purchases', async () => {
    expect((await detect(table('user,item', 'a,b'))).mapping).toMatchObject({ type: '=view' });
    expect((await detect(table('user,item,hours', 'a,b,1'))).mapping).toMatchObject({
      type: '=use',
      value: 'hours',
    });
    expect((await detect(table('user,item,purchase', 'a,b,1'))).mapping).toMatchObject({ type: '=purchase' });
  });

  it('tables without a header by their values', async () => {
    expect(await detect(table('1::2::3::978300760', '1::3::4::978300760'))).toMatchObject({
      format: 'ratings',
      hasHeader: false,
      delimiter: '::',
      columns: ['1', '2', '3', '4'],
    });
    expect(await detect(table('  1  2  3.5', ' 10 20  4'))).toMatchObject({
      delimiter: ' ',
      format: 'ratings',
    });
    expect(await detect(table('a\tb', 'c\td'))).toMatchObject({ format: 'events', hasHeader: false });
    expect((await detect(table('good,1.5', 'bad,-2.5'))).format).toBeNull();
  });

  it('sequences: a customer and the products in the order of time', async () => {
    const text = table('1 5 3 9', '2 3 8', '3 1 2 3 4 5');
    expect(await detect(text)).toMatchObject({
      format: 'events',
      columns: ['customer', 'product'],
      sample: [
        ['1', '5'],
        ['1', '3'],
        ['1', '9'],
        ['2', '3'],
        ['2', '8'],
        ['3', '1'],
        ['3', '2'],
        ['3', '3'],
      ],
    });
    const { interactions, rejects } = await importAll(`${text}4\n4 7 7\n`);
    expect(interactions.map(({ customerId, productId }) => `${customerId}:${productId}`)).toEqual([
      '1:5',
      '1:3',
      '1:9',
      '2:3',
      '2:8',
      '3:1',
      '3:2',
      '3:3',
      '3:4',
      '3:5',
      '4:7',
    ]);
    expect(rejects.map(({ line }) => line)).toEqual([4, 5]);
  });

  it('gzip, line ends of old Macs, row names without a header', async () => {
    expect(await detect(gzipSync(table('user,item', 'a,b')))).toMatchObject({
      compression: 'gzip',
      format: 'events',
    });
    expect((await detect('user,item\ra,b\rc,d\r')).sample).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    expect((await detect(table('user,item,rating', '1,a,b,3', '2,a,c,4'))).columns).toEqual([
      'row',
      'user',
      'item',
      'rating',
    ]);
  });

  it('JSON Lines with the keys of all first lines', async () => {
    expect(await detect(table('{"user":1,"item":"a"}', '{"user":2,"item":"b","rating":4}'))).toMatchObject({
      container: 'jsonl',
      columns: ['user', 'item', 'rating'],
      format: 'ratings',
      sample: [
        ['1', 'a', ''],
        ['2', 'b', '4'],
      ],
    });
  });

  it('names columns that have none or share one', async () => {
    expect((await detect(table('user,item,,item', 'a,b,1,2'))).columns).toEqual([
      'user',
      'item',
      'column 3',
      'item 4',
    ]);
  });
});

const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...Array<number>(200).fill(7)]);

describe('openFile refuses with one sentence', () => {
  it.each<[string, string | Uint8Array, RegExp]>([
    ['a PNG named .csv', png, /PNG picture, not a table/],
    ['an empty file', '', /empty/],
    ['a file of blanks', ' \n\n ', /empty/],
    ['a file of one column', table('name', 'a', 'b'), /one column/],
    [
      'a text',
      table('This is a text.', 'It has lines of several lengths.', 'No table.'),
      /one column|nothing in common/,
    ],
    ['a web page', '<!DOCTYPE html><html><body>a,b</body></html>', /web page/],
    ['a JSON array', '[{"user":1},\n{"user":2}]', /JSON array/],
    ['broken JSON Lines', '{"user":1\n{"user"\n', /no JSON object/],
    ['binary bytes', Uint8Array.from({ length: 5000 }, (_, at) => (at * 7) % 31), /binary/],
    [
      'a gzip that is cut off',
      gzipSync(table('user,item', 'a,b'.repeat(9999))).subarray(0, 60),
      /cut off or damaged/,
    ],
    [
      'a ZIP that is no workbook',
      Uint8Array.from([0x50, 0x4b, 3, 4, ...Array<number>(100).fill(0)]),
      /workbook/,
    ],
  ])('%s', async (_, content, sentence) => {
    const failure = detect(content, 'data.csv');
    await expect(failure).rejects.toThrow(sentence);
    await expect(failure).rejects.toBeInstanceOf(AppError);
    await expect(failure).rejects.toThrow(/^[^\n]{20,200}\.$/);
  });

  it('a line without an end, after 256 kB', async () => {
    let read = 0;
    async function* endless() {
      for (;;) {
        read += 65_536;
        yield new Uint8Array(65_536).fill(97);
        await Promise.resolve();
      }
    }
    await expect(openFile(endless(), 'a.csv')).rejects.toThrow(/longer than 256 kB/);
    expect(read).toBeLessThan(1_000_000);
  });
});
