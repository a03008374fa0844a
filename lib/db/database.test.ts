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
