import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { liteConfig } from './lite-config.mjs';
import { migrate } from './migrate';

const all = path.join(process.cwd(), 'prisma', 'migrations');
const first = '20261124000000_init';
const folder = mkdtempSync(path.join(tmpdir(), 'kindred-migrations-'));
let lite: PGlite;
let pool: pg.Pool;

beforeAll(async () => {
  cpSync(path.join(all, first), path.join(folder, first), { recursive: true });
  lite = await PGlite.create();
  pool = new pg.Pool(await liteConfig(lite));
});

afterAll(async () => {
  await pool.end();
  await lite.close();
  rmSync(folder, { recursive: true });
});

test('a database of an older version is brought up to date, and keeps what is current', async () => {
  await migrate(pool, folder);
  const runId = crypto.randomUUID();
  await pool.query(`INSERT INTO "Shop" ("slug", "name") VALUES ('old', 'Old'), ('bare', 'Bare')`);
  await pool.query(
    `INSERT INTO "ModelRun" ("id", "shopId", "algorithm", "params", "protocol") SELECT $1, "id", 'ease', '{}', '{}' FROM "Shop" WHERE "slug" = 'old'`,
    [runId],
  );
  await pool.query(`UPDATE "Shop" SET "currentRunId" = $1 WHERE "slug" = 'old'`, [runId]);
  await migrate(pool, all);
  await migrate(pool, all);
  const { rows } = await pool.query('SELECT "runId", "algorithm", "isRollback" FROM "Promotion"');
  expect(rows).toEqual([{ runId, algorithm: 'ease', isRollback: false }]);
});
