import 'server-only';
import path from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { lockFolder } from './folder-lock.mjs';
import { liteConfig } from './lite-config.mjs';
import { dataFolder, env } from '@/lib/env';
import { copyInto } from './copy';
import { copyFrom } from './copy-out';
import { PrismaClient } from './generated/client';
import { migrate } from './migrate';
import { type Database } from './database';

/** Small write-ahead log: with PostgreSQL's default the folder grows by half a gigabyte after a few big imports. */
const embeddedSettings = ['max_wal_size = 64MB', 'min_wal_size = 32MB'];

async function openEmbedded() {
  const inMemory = env().KINDRED_DATA.includes('://');
  const dir = inMemory ? env().KINDRED_DATA : path.join(dataFolder(), 'pglite');
  const unlock = inMemory ? () => {} : lockFolder(dir);
  try {
    const { PGlite } = await import('@electric-sql/pglite');
    const lite = await PGlite.create(dir, { postgresqlconf: embeddedSettings });
    const pool = new pg.Pool(await liteConfig(lite));
    return { lite, pool, unlock };
  } catch (error) {
    unlock();
    throw error;
  }
}

/** Opens the database of the environment and brings it up to date. */
export async function openDatabase(): Promise<Database> {
  const url = env().DATABASE_URL;
  const { lite, pool, unlock } = url
    ? { lite: null, pool: new pg.Pool({ connectionString: url, max: env().DATABASE_POOL }), unlock: () => {} }
    : await openEmbedded();
  const close = async () => {
    await pool.end();
    await lite?.close();
    unlock();
  };
  pool.on('error', () => {}); // an idle connection that broke is replaced at the next query, which reports its own error
  try {
    await migrate(pool, path.join(/* turbopackIgnore: true */ process.cwd(), 'prisma', 'migrations'));
  } catch (error) {
    await close();
    throw error;
  }
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  return {
    kind: lite ? 'embedded' : 'postgresql',
    prisma,
    pool,
    copy: (table, columns, rows, client) => copyInto(pool, lite, table, columns, rows, client),
    copyOut: (sql) => copyFrom(pool, lite, sql),
    close: async () => {
      await prisma.$disconnect();
      await close();
    },
  };
}
