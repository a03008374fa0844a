import 'server-only';
import { createReadStream } from 'node:fs';
import path from 'node:path';
import { openImport } from '@/lib/imports/open-import';
import { IdMap } from '@/lib/ml/id-map';
import { type EventLog, eventKinds } from '@/lib/ml/interactions';
import { AppError } from '@/lib/schemas/app-error';

/** Interactions of files, with the ids that their numbers stand for. */
export interface FileInteractions {
  /** One log a file; all share the numbering. */
  readonly logs: readonly EventLog[];
  readonly customers: IdMap;
  readonly items: IdMap;
  readonly titles: ReadonlyMap<string, string>;
  /** Whether the interactions are ratings. */
  readonly hasRatings: boolean;
}

interface Row {
  readonly customerId: string;
  readonly productId: string;
  readonly kind: (typeof eventKinds)[number];
  readonly value: number | null;
  readonly time: number | null;
}

/** Numbers before words, numbers by value: the order of ids does not depend on the order of rows. */
const byId = (a: string, b: string): number => {
  const [x, y] = [Number(a), Number(b)];
  if (Number.isNaN(x) !== Number.isNaN(y)) return Number.isNaN(x) ? 1 : -1;
  return Number.isNaN(x) || x === y ? (a < b ? -1 : a > b ? 1 : 0) : x - y;
};

async function readFile(file: string, titles: Map<string, string>): Promise<Row[]> {
  const stream = createReadStream(file);
  try {
    const opened = await openImport(stream, path.basename(file), { now: Date.now() });
    const rows: Row[] = [];
    const dropped = new Set<number>();
    const lines: number[] = [];
    for await (const { interactions, superseded, products } of opened.batches()) {
      for (const { line, customerId, productId, kind, value, time } of interactions) {
        rows.push({ customerId, productId, kind, value, time });
        lines.push(line);
      }
      for (const line of superseded) dropped.add(line);
      for (const { productId, title } of products) if (title) titles.set(productId, title);
    }
    const kept = dropped.size > 0 ? rows.filter((_, at) => !dropped.has(lines[at] ?? -1)) : rows;
    if (kept.length === 0)
      throw new AppError(
        'not-enough-data',
        `${path.basename(file)} has no interactions: it must name customers and products.`,
      );
    return kept;
  } finally {
    stream.destroy();
  }
}

/** Reads files of ratings, events or orders without any database. Customers and items are numbered by their sorted ids. */
export async function readInteractions(files: readonly string[]): Promise<FileInteractions> {
  const titles = new Map<string, string>();
  const tables: Row[][] = [];
  for (const file of files) tables.push(await readFile(file, titles));
  const numbered = (of: (row: Row) => string) => {
    const map = new IdMap();
    for (const id of [...new Set(tables.flatMap((rows) => rows.map(of)))].sort(byId)) map.add(id);
    return map;
  };
  const customers = numbered((row) => row.customerId);
  const items = numbered((row) => row.productId);
  const logs = tables.map((rows) => ({
    customers: customers.size,
    items: items.size,
    customerOf: Int32Array.from(rows, (row) => customers.add(row.customerId)),
    itemOf: Int32Array.from(rows, (row) => items.add(row.productId)),
    kindOf: Uint8Array.from(rows, (row) => eventKinds.indexOf(row.kind)),
    values: Float32Array.from(rows, (row) => row.value ?? Number.NaN),
    times: Float64Array.from(rows, (row) => row.time ?? Number.NaN),
  }));
  return {
    logs,
    customers,
    items,
    titles,
    hasRatings: tables.every((rows) => rows.every(({ kind }) => kind === 'rating')),
  };
}
