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
  // The database works on this thread: between two statements whatever else has come is done.
  const emit = config.connection.emit.bind(config.connection);
  config.connection.emit = (/** @type {string | symbol} */ name, /** @type {unknown[]} */ ...values) => {
    if (name !== 'readyForQuery') return emit(name, ...values);
    setImmediate(() => emit(name, ...values));
    return true;
  };
  // A statement that fails makes node-postgres end its client and make another, on the same connection: the end is told to the
  // client that has ended and to nobody who came after.
  config.connection.end = () => {
    for (const name of config.connection.eventNames())
      if (name !== 'newListener') config.connection.removeAllListeners(name);
    queueMicrotask(() => {
      const ended = config.connection.listeners('end');
      config.connection.removeAllListeners('end');
      for (const tell of ended) tell();
    });
  };
  return /** @type {import('pg').PoolConfig} */ (
    /** @type {unknown} */ ({ ...config, max: 1, idleTimeoutMillis: 0 })
  );
}
