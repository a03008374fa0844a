import { type CleanBatch, type KeyedInteraction } from '@/lib/imports/clean';
import { type ImportOptions, openImport } from '@/lib/imports/open-import';
import { type ByteSource } from '@/lib/imports/source';
import { type ImportReport, type Reject } from '@/lib/schemas/import';
import { type CustomerRow, type ProductRow } from '@/lib/schemas/interaction';

/** 2026-01-01 UTC: what tests take for now. */
export const NOW = Date.UTC(2026, 0, 1);

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Bytes as a source that comes in pieces of `size`. */
export async function* piecesOf(bytes: Uint8Array, size = 65_536): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) {
    yield bytes.subarray(at, at + size);
    await Promise.resolve();
  }
}

/** Everything that an import brought, superseded lines taken out. */
export interface Imported {
  readonly interactions: KeyedInteraction[];
  readonly products: ProductRow[];
  readonly customers: CustomerRow[];
  readonly rejects: Reject[];
  readonly report: ImportReport;
  readonly format: string;
  readonly mapping: Readonly<Record<string, string>>;
}

/** Runs an import to its end. */
export async function importAll(
  source: ByteSource | string,
  options: Partial<ImportOptions> & { fileName?: string } = {},
): Promise<Imported> {
  const { fileName = 'file.csv', ...rest } = options;
  const bytes = typeof source === 'string' ? piecesOf(utf8(source)) : source;
  const opened = await openImport(bytes, fileName, { now: NOW, ...rest });
  const all: CleanBatch = { interactions: [], products: [], customers: [], rejects: [], superseded: [] };
  for await (const batch of opened.batches()) {
    for (const row of batch.interactions) all.interactions.push(row);
    for (const row of batch.products) all.products.push(row);
    for (const row of batch.customers) all.customers.push(row);
    for (const row of batch.rejects) all.rejects.push(row);
    for (const line of batch.superseded) all.superseded.push(line);
  }
  const dropped = new Set(all.superseded);
  return {
    ...all,
    interactions: all.interactions.filter(({ line }) => !dropped.has(line)),
    report: opened.report(),
    format: opened.format,
    mapping: opened.mapping,
  };
}

/** How often each issue occurred. */
export const issuesOf = ({ report }: Imported): Record<string, number> =>
  Object.fromEntries(report.issues.map(({ code, count }) => [code, count]));
