import { createPgConfig } from '@electric-sql/pglite/node-postgres';

/**
 * The node-postgres settings that talk to an embedded database in this process. It has one connection: node-postgres
 * queues on it, and a transaction keeps it to itself.
 * @param {import('@electric-sql/pglite').PGlite} lite
 * @returns {Promise<import('pg').PoolConfig>}
 */
export async function liteConfig(lite) {
  const config = createPgConfig(lite);
  // node-postgres hands its type parsers (an object) over as `types`; the bridge calls .forEach on them.
  const parse = config.connection.parse.bind(config.connection);
  config.connection.parse = (/** @type {{ types?: unknown }} */ query) =>
    parse({ ...query, types: Array.isArray(query.types) ? query.types : undefined });
  return /** @type {import('pg').PoolConfig} */ (
    /** @type {unknown} */ ({ ...config, max: 1, idleTimeoutMillis: 0 })
  );
}
