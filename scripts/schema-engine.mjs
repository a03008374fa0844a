#!/usr/bin/env node
// Stands in for Prisma's native schema engine: the same arguments and the same JSON-RPC over stdio, answered by
// @prisma/schema-engine-wasm and a driver adapter. Prisma's migrate and db commands call it (see prisma.mjs).
import { readFileSync, writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import path from 'node:path';
import pg from 'pg';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import * as engineModule from '@prisma/schema-engine-wasm/schema_engine_bg';
import { lockFolder } from '../lib/db/folder-lock.mjs';
import { liteConfig } from '../lib/db/lite-config.mjs';

const argv = process.argv.slice(2);
const optionValues = (name) => argv.flatMap((arg, at) => (arg === name ? [argv[at + 1]] : []));

function loadEngine() {
  const packageDir = path.dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'));
  const module = new WebAssembly.Module(readFileSync(path.join(packageDir, 'schema_engine_bg.wasm')));
  const instance = new WebAssembly.Instance(module, { './schema_engine_bg.js': engineModule });
  engineModule.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return engineModule;
}

if (argv.includes('--version')) {
  console.log(`schema-engine-wasm ${loadEngine().version()}`);
  process.exit(0);
}

const url = JSON.parse(optionValues('--datasource')[0] ?? '{}').url ?? process.env.DATABASE_URL ?? '';
const embedded = url && new URL(url).hostname === 'pglite';
const closers = [];

async function embeddedPool(dir) {
  const { PGlite } = await import('@electric-sql/pglite');
  if (!dir.includes('://')) closers.push(lockFolder(dir));
  const lite = await PGlite.create(dir);
  const pool = new pg.Pool(await liteConfig(lite));
  closers.unshift(async () => {
    await pool.end();
    await lite.close();
  });
  return pool;
}

/** PostgreSQL's one-byte "char" (oid 18), which the adapter has no mapping for. */
const ONE_BYTE_CHAR = 18;
const TEXT = 25;

/** Mends two things of the adapter: it does not know the catalogs' "char", and it splits scripts at every semicolon. */
function forMigrations(adapter) {
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query) => {
    const charColumns = [];
    const { client } = adapter;
    const original = client.query;
    client.query = async (...args) => {
      const result = await original.apply(client, args);
      for (const [at, field] of (result?.fields ?? []).entries()) {
        if (field.dataTypeID !== ONE_BYTE_CHAR) continue;
        charColumns.push(at);
        field.dataTypeID = TEXT;
      }
      return result;
    };
    try {
      const result = await queryRaw(query);
      for (const at of charColumns) result.columnTypes[at] = ColumnTypeEnum.Character;
      return result;
    } finally {
      client.query = original;
    }
  };
  adapter.executeScript = async (sql) => {
    try {
      await adapter.underlyingDriver().query(sql);
    } catch (error) {
      adapter.onError(error);
    }
  };
  return adapter;
}

let mainPool;
const factory = {
  provider: 'postgres',
  adapterName: '@prisma/adapter-pg',
  async connect() {
    if (!mainPool) {
      if (embedded) mainPool = await embeddedPool(new URL(url).searchParams.get('dir') ?? 'memory://');
      else {
        mainPool = new pg.Pool({ connectionString: url, max: 2 });
        closers.push(() => mainPool.end());
      }
    }
    return forMigrations(await new PrismaPg(mainPool).connect());
  },
  // Always a throw-away database in memory, so that no right to create databases is needed.
  async connectToShadowDb() {
    return forMigrations(await new PrismaPg(await embeddedPool('memory://')).connect());
  },
};

async function closeAll() {
  for (const close of closers) await close();
}

if (argv.includes('cli')) {
  const command = argv[argv.indexOf('cli') + 1];
  try {
    if (command !== 'can-connect-to-database')
      throw Object.assign(new Error(`${command} is not supported by the WebAssembly schema engine`), {
        code: 'P1000',
      });
    const adapter = await factory.connect();
    await adapter.queryRaw({ sql: 'select 1', args: [], argTypes: [] });
    await closeAll();
    process.exit(0);
  } catch (error) {
    const missing = error?.cause?.kind === 'DatabaseDoesNotExist';
    const fields = {
      is_panic: false,
      error_code: missing ? 'P1003' : 'P1001',
      message: missing
        ? 'Database does not exist'
        : String(error?.cause?.originalMessage ?? error?.message ?? error),
      meta: {},
    };
    // The command line skips the first line and parses each of the others.
    writeSync(
      2,
      `{"level":"INFO"}\n${JSON.stringify({ level: 'ERROR', fields, target: 'schema_engine::logger', timestamp: new Date().toISOString() })}\n`,
    );
    process.exit(1);
  }
}

const engineLibrary = loadEngine();
const bound = bindMigrationAwareSqlAdapterFactory(factory);
const datamodels = optionValues('--datamodels').map((file) => [file, readFileSync(file, 'utf8')]);
const send = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);

let engine;
let nextPrintId = 1_000_000;

async function answer({ id, method, params }) {
  try {
    engine ??= await engineLibrary.SchemaEngine.new(
      { datamodels: datamodels.length ? datamodels : undefined },
      () => {},
      bound,
    );
    const verb = method === 'getDatabaseVersion' ? 'version' : method;
    // These two read the end state of the migrations from the engine's cache alone; devDiagnostic fills it.
    if (
      (verb === 'evaluateDataLoss' || verb === 'createMigration') &&
      params.migrationsList.migrationDirectories.length
    )
      await engine.devDiagnostic({ migrationsList: params.migrationsList, filters: params.filters });
    const result = (await engine[verb](params)) ?? {};
    if (verb === 'diff' && result.stdout != null) {
      send({ id: nextPrintId++, method: 'print', params: { content: result.stdout } });
      result.stdout = null;
    }
    send({ id, result });
  } catch (error) {
    const cause =
      error?.id === undefined ? error : (bound.errorRegistry.consumeError(error.id)?.error ?? error);
    const data = {
      is_panic: false,
      message: cause?.message ?? String(cause),
      meta: cause?.meta ?? {},
      error_code: cause?.code ?? 'P3018',
    };
    send({
      id,
      error: { code: 4466, message: 'An error happened. Check the data field for details.', data },
    });
  }
}

let busy = Promise.resolve();
const finish = () => void busy.then(closeAll).finally(() => process.exit(0));
createInterface({ input: process.stdin })
  .on('line', (line) => {
    const message = line.trim() ? JSON.parse(line) : {};
    if (message.method) busy = busy.then(() => answer(message)); // others only acknowledge what we printed
  })
  .on('close', finish);
process.on('SIGTERM', finish);
