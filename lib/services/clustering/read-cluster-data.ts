import 'server-only';
import { database } from '@/lib/db';
import { eventKinds } from '@/lib/ml/interactions';
import { type Points } from '@/lib/ml/clustering/points';
import { saidError } from '@/lib/schemas/said-error';
import { type StartClusteringInput } from '@/lib/schemas/clustering';
import { type Context } from '@/lib/schemas/context';
import { readCatalogue } from '@/lib/services/interactions/read-catalogue';
import { readSnapshot, type Snapshot } from '@/lib/services/interactions/read-snapshot';
import { readCustomerVectors } from '@/lib/services/models/customer-vectors';
import { openModel } from '@/lib/services/models/open-model';

/** What clusters are found in: one row a customer. */
export interface ClusterData {
  readonly customerIds: Int32Array;
  readonly points: Points;
  readonly columns: readonly string[];
  readonly transform: 'hellinger' | 'standardise' | 'none';
  /** Rows with enough interactions to shape the clusters. */
  readonly fitRows: Int32Array;
  readonly dataVersion: number;
}

/** Categories that have a column of their own; the rest counts together. */
const MOST_CATEGORIES = 100;
const RETURN = eventKinds.indexOf('return');

/** Interactions of every customer, returns left out. */
function countEvents({ log }: Snapshot): Int32Array {
  const events = new Int32Array(log.customers);
  log.customerOf.forEach((customer, at) => {
    if (log.kindOf[at] !== RETURN) events[customer]!++;
  });
  return events;
}

function keepRows(rows: Int32Array, events: Int32Array, leastEvents: number) {
  return Int32Array.from(rows.keys()).filter((at) => events[rows[at]!]! >= leastEvents);
}

async function readTastes(context: Context, leastEvents: number): Promise<ClusterData> {
  const snapshot = await readSnapshot(context);
  const { log, customerIds, productIds, dataVersion } = snapshot;
  const catalogue = await readCatalogue(context, productIds);
  const sizes = new Map<string, number>();
  log.itemOf.forEach((item) => {
    const category = catalogue?.categories[item];
    if (category) sizes.set(category, (sizes.get(category) ?? 0) + 1);
  });
  if (sizes.size < 2) throw saidError('not-enough-data', 'noTastes');
  const ordered = [...sizes].sort((a, b) => b[1] - a[1]).map(([name]) => name);
  const columns = ordered.slice(0, MOST_CATEGORIES);
  const hasRest = ordered.length > columns.length;
  const cols = columns.length + (hasRest ? 1 : 0);
  const columnOf = new Map(ordered.map((name, at) => [name, Math.min(at, cols - 1)]));
  const events = countEvents(snapshot);
  const rows = Int32Array.from(events.keys()).filter((customer) => events[customer]! > 0);
  const rowOf = new Int32Array(log.customers).fill(-1);
  rows.forEach((customer, row) => (rowOf[customer] = row));
  const values = new Float32Array(rows.length * cols);
  log.itemOf.forEach((item, at) => {
    const column = columnOf.get(catalogue?.categories[item] ?? '');
    if (column !== undefined && log.kindOf[at] !== RETURN)
      values[rowOf[log.customerOf[at]!]! * cols + column]!++;
  });
  return {
    customerIds: rows.map((customer) => customerIds[customer]!),
    points: { rows: rows.length, cols, values },
    columns: hasRest ? [...columns, '…'] : columns,
    transform: 'hellinger',
    fitRows: keepRows(rows, events, leastEvents),
    dataVersion,
  };
}

/** What value and rhythm are made of; amounts with a long tail as ln(1 + x). */
const valueColumns = [
  ['recencyDays', true],
  ['tenureDays', false],
  ['orders', true],
  ['monetary', true],
  ['orderValue', true],
  ['basketSize', true],
  ['discountShare', false],
  ['returnRate', false],
] as const;

async function readValue(context: Context): Promise<ClusterData> {
  const { prisma } = await database();
  const features = await prisma.customerFeatures.findMany({
    where: { shopId: context.shop.id, orders: { gt: 0 } },
    orderBy: { customerId: 'asc' },
    select: {
      customerId: true,
      ...{
        recencyDays: true,
        tenureDays: true,
        orders: true,
        monetary: true,
        orderValue: true,
        basketSize: true,
      },
      ...{ discountShare: true, returnRate: true },
    },
  });
  // A column that is known of nobody (no times, no prices) says nothing; one unknown value is the mean of the others.
  const used = valueColumns.filter(([name]) => features.some((row) => row[name] !== null));
  const cols = used.length;
  const values = new Float32Array(features.length * cols);
  used.forEach(([name, isLogged], d) => {
    const own = features.map((row) => row[name]);
    const known = own.flatMap((value) =>
      value === null ? [] : [isLogged ? Math.log1p(Math.max(0, value)) : value],
    );
    const mean = known.reduce((sum, value) => sum + value, 0) / Math.max(1, known.length);
    own.forEach((value, row) => {
      values[row * cols + d] = value === null ? mean : isLogged ? Math.log1p(Math.max(0, value)) : value;
    });
  });
  return {
    customerIds: Int32Array.from(features, ({ customerId }) => customerId),
    points: { rows: features.length, cols, values },
    columns: used.map(([name]) => name),
    transform: 'standardise',
    fitRows: Int32Array.from(features.keys()),
    dataVersion: context.shop.dataVersion,
  };
}

/** Vectors at unit length: their distances then follow the cosine, which the models mean. */
async function readEmbedding(context: Context, leastEvents: number): Promise<ClusterData> {
  const { customerIds, dimensions, vectors } = await readCustomerVectors(context, await openModel(context));
  const snapshot = await readSnapshot(context);
  const events = countEvents(snapshot);
  const eventsOf = new Map(Array.from(snapshot.customerIds, (id, at) => [id, events[at]!]));
  const values = Float32Array.from(vectors);
  for (let first = 0; first < values.length; first += dimensions) {
    const row = values.subarray(first, first + dimensions);
    const norm = Math.hypot(...row);
    if (norm > 0) row.forEach((value, d) => (row[d] = value / norm));
  }
  return {
    customerIds,
    points: { rows: customerIds.length, cols: dimensions, values },
    columns: Array.from({ length: dimensions }, (_, d) => String(d + 1)),
    transform: 'none',
    fitRows: Int32Array.from(customerIds.keys()).filter(
      (at) => (eventsOf.get(customerIds[at]!) ?? 0) >= leastEvents,
    ),
    dataVersion: snapshot.dataVersion,
  };
}

/** Reads the customers to group, by tastes, value or the current model's vectors. Throws `not-enough-data`. */
export async function readClusterData(
  context: Context,
  { by, from, leastEvents }: StartClusteringInput,
): Promise<ClusterData> {
  const data =
    by === 'tastes'
      ? await readTastes(context, leastEvents)
      : by === 'value'
        ? await readValue(context)
        : await readEmbedding(context, leastEvents);
  if (data.fitRows.length <= from)
    throw saidError('not-enough-data', 'fewEnough', { customers: data.fitRows.length, clusters: from });
  return data;
}
