import 'server-only';
import { type CopyValue, type Database } from '@/lib/db';
import { type KeyedInteraction } from '@/lib/imports/clean';

/** Tables that hold an import's rows until all of them are known to be good. Not logged: a crash may lose them. */
export interface Staging {
  readonly interactions: string;
  readonly products: string;
  readonly customers: string;
}

/** Names of an import's staging tables. `importId` is a UUID of ours. */
export function stagingOf(importId: string): Staging {
  const suffix = importId.replaceAll('-', '');
  return {
    interactions: `staging_i_${suffix}`,
    products: `staging_p_${suffix}`,
    customers: `staging_c_${suffix}`,
  };
}

export async function createStaging({ pool }: Database, staging: Staging): Promise<void> {
  await dropStaging(pool, staging);
  await pool.query(
    `CREATE UNLOGGED TABLE "${staging.interactions}" ("line" int8, "key" int8, "customer" text, "product" text, "kind" text, "value" float8, "quantity" int4, "price" float8, "time" timestamptz, "session" text)`,
  );
  await pool.query(
    `CREATE UNLOGGED TABLE "${staging.products}" ("externalId" text, "title" text, "titleZh" text, "description" text, "descriptionZh" text, "category" text, "brand" text, "price" float8, "cost" float8, "stock" int4, "attributes" jsonb)`,
  );
  await pool.query(
    `CREATE UNLOGGED TABLE "${staging.customers}" ("externalId" text, "name" text, "email" text, "country" text, "city" text, "birthYear" int4, "gender" text, "joinedAt" timestamptz, "attributes" jsonb)`,
  );
}

export async function dropStaging(
  client: { query: (sql: string) => Promise<unknown> },
  staging: Staging,
): Promise<void> {
  await client.query(
    `DROP TABLE IF EXISTS "${staging.interactions}", "${staging.products}", "${staging.customers}"`,
  );
}

const iso = (time: number | null) => (time === null ? null : new Date(time).toISOString());

export function stageInteractions(
  { copy }: Database,
  { interactions }: Staging,
  rows: readonly KeyedInteraction[],
): Promise<void> {
  function* values(): Generator<CopyValue[]> {
    for (const row of rows)
      yield [
        row.line,
        row.key,
        row.customerId,
        row.productId,
        row.kind,
        row.value,
        row.quantity,
        row.unitPrice,
        iso(row.time),
        row.session,
      ];
  }
  return copy(
    `"${interactions}"`,
    ['line', 'key', 'customer', 'product', 'kind', 'value', 'quantity', 'price', 'time', 'session'],
    values(),
  );
}

export { iso };
