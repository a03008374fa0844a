import { afterAll, expect, test } from 'vitest';
import { closeDatabase, database } from '@/lib/db';

afterAll(closeDatabase);

test('migrates, copies rows with every awkward character, and reads them back through Prisma', async () => {
  const { prisma, copy } = await database();
  const shop = await prisma.shop.create({ data: { slug: 'copy-test', name: 'Copy test' } });
  const awkward = 'tab\there, back\\slash, line\nbreak, "quotes", \\N and 中文';
  await copy(
    '"Customer"',
    ['shopId', 'externalId', 'name'],
    [
      [shop.id, awkward, null],
      [shop.id, '=cmd()', 'plain'],
    ],
  );
  const rows = await prisma.customer.findMany({ where: { shopId: shop.id }, orderBy: { id: 'asc' } });
  expect(rows.map((row) => [row.externalId, row.name])).toEqual([
    [awkward, null],
    ['=cmd()', 'plain'],
  ]);
  await prisma.shop.delete({ where: { id: shop.id } });
  expect(await prisma.customer.count({ where: { shopId: shop.id } })).toBe(0);
});

test('other work is done between two statements of a transaction', async () => {
  const { pool } = await database();
  const client = await pool.connect();
  let turns = 0;
  let isOver = false;
  const turn = () => {
    turns++;
    if (!isOver) setImmediate(turn);
  };
  setImmediate(turn);
  await client.query('BEGIN');
  for (let statement = 0; statement < 20; statement++) await client.query('SELECT 1');
  await client.query('COMMIT');
  isOver = true;
  client.release();
  expect(turns).toBeGreaterThanOrEqual(20);
});

test('a statement that fails takes none along that comes after or waits', async () => {
  const { pool } = await database();
  for (let time = 0; time < 5; time++) {
    await expect(pool.query('SELECT nothing')).rejects.toThrow('"nothing" does not exist');
    expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    const [failed, ...others] = await Promise.allSettled([
      pool.query('SELECT nothing'),
      ...[1, 2, 3].map((number) => pool.query('SELECT $1::int AS n', [number])),
    ]);
    expect(failed.status).toBe('rejected');
    expect(others).toEqual(
      [1, 2, 3].map((n): unknown =>
        expect.objectContaining({
          status: 'fulfilled',
          value: expect.objectContaining({ rows: [{ n }] }) as unknown,
        }),
      ),
    );
  }
});

test('a rolled-back copy leaves nothing', async () => {
  const { prisma, pool, copy } = await database();
  const shop = await prisma.shop.create({ data: { slug: 'rollback-test', name: 'Rollback test' } });
  const client = await pool.connect();
  await client.query('BEGIN');
  await copy('"Customer"', ['shopId', 'externalId'], [[shop.id, 'x']], client);
  await client.query('ROLLBACK');
  client.release();
  expect(await prisma.customer.count({ where: { shopId: shop.id } })).toBe(0);
  await prisma.shop.delete({ where: { id: shop.id } });
});
