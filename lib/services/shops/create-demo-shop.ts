import 'server-only';
import { type CopyValue, database, type Database } from '@/lib/db';
import { interactionKey } from '@/lib/imports/interaction-key';
import { type InteractionRow } from '@/lib/schemas/interaction';
import { type ShopSummary } from '@/lib/schemas/shop';
import { type ShopSize, simulateShop, type SimulatedShop } from '@/lib/simulator';
import {
  copiedCustomerColumns,
  copiedProductColumns,
  copyableCustomer,
  copyableProduct,
} from '@/lib/services/imports/catalogue-columns';
import { iso } from '@/lib/services/imports/staging';
import { createShop } from './create-shop';
import { refreshTotals } from './refresh-totals';

const BATCH = 50_000;

async function idsOf(
  { pool }: Database,
  table: 'Customer' | 'Product',
  shopId: number,
): Promise<Map<string, number>> {
  const { rows } = await pool.query<{ id: number; externalId: string }>(
    `SELECT "id", "externalId" FROM "${table}" WHERE "shopId" = $1`,
    [shopId],
  );
  return new Map(rows.map(({ id, externalId }) => [externalId, id]));
}

async function copyCatalogue(
  { copy }: Database,
  shopId: number,
  { products, customers }: SimulatedShop,
): Promise<void> {
  await copy(
    '"Product"',
    ['shopId', ...copiedProductColumns],
    products.map((row) => [shopId, ...copyableProduct(row)]),
  );
  await copy(
    '"Customer"',
    ['shopId', ...copiedCustomerColumns],
    customers.map((row) => [shopId, ...copyableCustomer(row)]),
  );
}

async function copyInteractions(
  db: Database,
  shopId: number,
  interactions: Iterable<InteractionRow>,
): Promise<void> {
  const customers = await idsOf(db, 'Customer', shopId);
  const products = await idsOf(db, 'Product', shopId);
  const columns = [
    'shopId',
    'key',
    'customerId',
    'productId',
    'kind',
    'value',
    'quantity',
    'unitPrice',
    'time',
    'session',
  ];
  let batch: CopyValue[][] = [];
  for (const row of interactions) {
    const [customerId = 0, productId = 0] = [customers.get(row.customerId), products.get(row.productId)];
    batch.push([
      shopId,
      interactionKey(row),
      customerId,
      productId,
      row.kind,
      row.value,
      row.quantity,
      row.unitPrice,
      iso(row.time),
      row.session,
    ]);
    if (batch.length < BATCH) continue;
    await db.copy('"Interaction"', columns, batch);
    batch = [];
  }
  await db.copy('"Interaction"', columns, batch);
}

/** Makes a demo shop out of the simulator; gives back the one that is there already instead, unless it was left half-made. */
export async function createDemoShop({
  seed = 42,
  size = 'demo',
  name = 'Demo shop',
  endsAt,
}: { seed?: number; size?: ShopSize; name?: string; endsAt?: number } = {}): Promise<{
  shop: ShopSummary;
  isNew: boolean;
}> {
  const db = await database();
  const known = await db.prisma.shop.findFirst({
    where: { name, isDemo: true },
    select: { id: true, slug: true, name: true, currency: true, isDemo: true, dataVersion: true },
  });
  if (known && known.dataVersion > 0) {
    const { dataVersion: _version, ...shop } = known;
    return { shop, isNew: false };
  }
  if (known) {
    await db.pool.query('DELETE FROM "Interaction" WHERE "shopId" = $1', [known.id]);
    await db.prisma.shop.delete({ where: { id: known.id } });
  }
  const shop = await createShop({ name, currency: 'USD', isDemo: true });
  const simulated = simulateShop({ seed, size, ...(endsAt === undefined ? {} : { endsAt }) });
  await copyCatalogue(db, shop.id, simulated);
  await copyInteractions(db, shop.id, simulated.interactions);
  const client = await db.pool.connect();
  try {
    await client.query('BEGIN');
    await refreshTotals(client, shop.id);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
  return { shop, isNew: true };
}
