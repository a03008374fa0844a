import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { interactionKey } from './interaction-key';
import { openImport } from './open-import';
import { importAll, issuesOf, NOW, piecesOf, utf8 } from './testing/sources';

const table = (...lines: string[]) => `${lines.join('\n')}\n`;
const ratings = (...rows: string[]) => table('user,item,rating,time', ...rows);
const filler = (count: number, of: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => of(at));
const many = filler(30, (at) => `u${at},i,${1 + (at % 5)},2020-01-01`);

describe('cleaning', () => {
  it('counts each rule, with line, reason and the row as read', async () => {
    const done = await importAll(
      ratings(
        ...many,
        'u0,i,1,2020-01-01',
        ',i,3,2020-01-01',
        'u,,3,2020-01-01',
        `${'x'.repeat(10_000)},i,3,2020-01-01`,
        'a,i,NaN,2020-01-01',
        'b,i,Infinity,2020-01-01',
        'c,i,good,2020-01-01',
        'd,i,999,2020-01-01',
        'e,i,3,2020-02-31',
        'f,i,3,2036-01-01',
        'g,i,3',
        '=cmd(),i,3,2020-01-01',
      ),
    );
    expect(issuesOf(done)).toEqual({
      'exact-duplicate': 1,
      'missing-customer': 1,
      'missing-product': 1,
      'id-too-long': 1,
      'malformed-value': 3,
      'value-off-scale': 1,
      'malformed-time': 1,
      'time-in-future': 1,
      'wrong-column-count': 1,
    });
    expect(done.report).toMatchObject({
      rowsRead: 42,
      rowsTaken: 31,
      rowsRejected: 11,
      minValue: 1,
      maxValue: 5,
    });
    expect(done.interactions.at(-1)).toMatchObject({ customerId: '=cmd()', value: 3 });
    const nan = done.rejects.find(({ raw }) => raw.startsWith('a,'));
    expect(nan).toEqual({
      line: 36,
      issue: 'malformed-value',
      reason: '"NaN" is not a finite number.',
      raw: 'a,i,NaN,2020-01-01',
    });
    expect(Math.max(...done.rejects.map(({ raw }) => raw.length))).toBeLessThanOrEqual(500);
  });

  it('keeps the later of two ratings, by time and else by line', async () => {
    const timed = await importAll(
      ratings('a,i,1,2020-01-02', 'a,i,2,2020-01-01', 'a,j,3,2020-01-01', 'a,j,4,2020-01-03'),
    );
    expect(timed.interactions.map(({ productId, value }) => [productId, value])).toEqual([
      ['i', 1],
      ['j', 4],
    ]);
    expect(issuesOf(timed)).toEqual({ 'rated-again': 2 });
    const untimed = await importAll(table('user,item,rating', 'a,i,1', 'a,i,2', 'b,i,5', 'a,i,3'));
    expect(untimed.interactions.map(({ customerId, value }) => [customerId, value])).toEqual([
      ['b', 5],
      ['a', 3],
    ]);
    expect(untimed.rejects.map(({ line }) => line)).toEqual([2, 3]);
    expect(untimed.report).toMatchObject({ rowsTaken: 2, rowsRejected: 2 });
  });

  it('replaces a rating of an earlier batch', async () => {
    const rows = ['a,i,1', ...filler(9000, (at) => `u${at},i,${at % 5}`), 'a,i,4'];
    const done = await importAll(table('user,item,rating', ...rows));
    expect(done.interactions.filter(({ customerId }) => customerId === 'a')).toMatchObject([
      { value: 4, line: 9003 },
    ]);
    expect(done.interactions.length).toBe(9001);
  });

  it('leaves out what a robot does beyond 300 views in a minute', async () => {
    const rows = filler(400, (at) => `bot,i${at},view,${1_500_000_000 + (at % 60)}`);
    const done = await importAll(table('user,item,event,time', ...rows, 'person,i,view,1500000000'));
    expect(issuesOf(done)).toEqual({ 'bot-traffic': 100 });
  });

  it('keeps the scale that it is told', async () => {
    const text = table('user,item,rating', 'a,i,-10', 'b,i,10', 'c,i,11');
    expect(issuesOf(await importAll(text, { scale: { min: -10, max: 10 } }))).toEqual({
      'value-off-scale': 1,
    });
    expect(issuesOf(await importAll(text))).toEqual({});
  });

  it('reads days first where the file writes them so', async () => {
    const done = await importAll(table('user,item,date', 'a,i,03/04/2011', 'b,i,25/04/2011'));
    expect(done.interactions.map(({ time }) => time)).toEqual([Date.UTC(2011, 3, 3), Date.UTC(2011, 3, 25)]);
  });

  it('passes on what order lines say of products and customers once', async () => {
    const done = await importAll(
      table(
        'order,customer,product,quantity,price,title,country',
        '1,a,p,1,2,Pen,UK',
        '2,a,p,2,2,Pen,UK',
        '3,a,p,1,3,Other,FR',
      ),
    );
    expect(done.products.map(({ title, price }) => [title, price])).toEqual([
      ['Pen', 2],
      ['Other', 3],
    ]);
    expect(done.customers.map(({ country }) => country)).toEqual(['UK', 'FR']);
  });

  it('gives the same keys at each import', async () => {
    const [one, two] = [await importAll(ratings(...many)), await importAll(ratings(...many))];
    expect(one.interactions.map(({ key }) => key)).toEqual(two.interactions.map(({ key }) => key));
    expect(one.interactions[0]!.key).toBe(interactionKey(one.interactions[0]!));
  });
});

describe('a mapping', () => {
  it('takes columns by name or number, row numbers and constants', async () => {
    const done = await importAll(table('x,y', 'a,5', 'b,6'), {
      format: 'orders',
      mapping: { customerId: '#row', productId: 'x', quantity: '2', order: '=web' },
    });
    expect(
      done.interactions.map(({ customerId, productId, quantity, session }) => [
        customerId,
        productId,
        quantity,
        session,
      ]),
    ).toEqual([
      ['1', 'a', 5, 'web'],
      ['2', 'b', 6, 'web'],
    ]);
  });

  it('must name columns and fields that there are', async () => {
    const open = (mapping: Record<string, string>) =>
      importAll(table('label,review', '1,good', '0,bad'), { format: 'ratings', mapping });
    await expect(open({ customerId: 'who' })).rejects.toThrow('no column "who": it has "label", "review"');
    await expect(open({ nonsense: 'label' })).rejects.toThrow(
      /no field "nonsense": use customerId, productId, rating, time/,
    );
    await expect(open({ customerId: 'label' })).rejects.toThrow(/productId and rating/);
    await expect(importAll(table('label,review', '1,good', '0,bad'))).rejects.toThrow(/Say its format/);
  });

  it('that does not fit the rows is refused as a whole', async () => {
    const rows = filler(2000, (at) => `u${at},i,word`);
    const opened = await openImport(piecesOf(utf8(table('user,item,title', ...rows))), 'a.csv', {
      now: NOW,
      format: 'ratings',
      mapping: { rating: 'title' },
    });
    await expect(opened.batches().next()).rejects.toThrow(
      'This does not look like a file of ratings: most rows do not fit. Line 2: "word" is not a finite number.',
    );
  });
});

it('gives the same rows and report wherever the bytes are cut', async () => {
  const text = ratings(
    ...many,
    '"née, ""Ada""",i,5,2020-01-01',
    '客户,"two\nlines",5,2020-01-01',
    'x,y',
    ',i,1,',
  );
  const whole = await importAll(piecesOf(utf8(text), 1e6));
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 300 }), fc.boolean(), async (size, isPacked) => {
      const done = await importAll(piecesOf(isPacked ? gzipSync(text) : utf8(text), size));
      expect(done.interactions).toEqual(whole.interactions);
      expect(done.rejects).toEqual(whole.rejects);
    }),
    { numRuns: 30 },
  );
});

it('refuses a file of which no row can be taken, one with a header only, and a gzip that breaks off', async () => {
  await expect(importAll(table('user,item', ',a', ',b'))).rejects.toThrow(
    /No row of the file can be taken. Line 2:/,
  );
  await expect(importAll('user,item\n')).rejects.toThrow(/no rows/);
  const packed = gzipSync(ratings(...filler(60_000, (at) => `${(at * 7919) % 60_013},${at},3,2020-01-01`)));
  expect(packed.length).toBeGreaterThan(270_000);
  await expect(importAll(piecesOf(packed.subarray(0, packed.length - 9)))).rejects.toThrow(
    /cut off or damaged/,
  );
});
