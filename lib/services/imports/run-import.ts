import 'server-only';
import { createReadStream } from 'node:fs';
import { database, type Database } from '@/lib/db';
import { openImport, type OpenImport } from '@/lib/imports/open-import';
import { type ColumnMapping, type ImportFormatId, type ImportReport } from '@/lib/schemas/import';
import { refreshTotals } from '@/lib/services/shops/refresh-totals';
import { Catalogue } from './catalogue';
import {
  copiedCustomerColumns,
  copiedProductColumns,
  copyableCustomer,
  copyableProduct,
} from './catalogue-columns';
import { commitStaged, type Committed } from './commit-import';
import { createStaging, dropStaging, stageInteractions, stagingOf, type Staging } from './staging';

export interface ImportRun {
  readonly shopId: number;
  readonly importId: string;
  readonly path: string;
  readonly fileName: string;
  readonly fileSize: number;
  readonly format?: ImportFormatId;
  readonly mapping?: ColumnMapping;
  readonly signal?: AbortSignal;
  /** 0..1, the stage, rows a second. */
  readonly onProgress?: (
    progress: number,
    stage: 'cleaning' | 'storing' | 'totals',
    rate: number | null,
  ) => void;
}

/** Reading takes about two thirds of an import's time. */
const READING = 0.65;

async function stageCatalogue(
  { copy }: Database,
  staging: Staging,
  { products, customers }: Catalogue,
): Promise<void> {
  await copy(`"${staging.products}"`, copiedProductColumns, Array.from(products.values(), copyableProduct));
  await copy(
    `"${staging.customers}"`,
    copiedCustomerColumns,
    Array.from(customers.values(), copyableCustomer),
  );
}

/** Reads and cleans the whole file into the staging tables; gives back the lines that later ones replace. */
async function stageFile(
  db: Database,
  opened: OpenImport,
  staging: Staging,
  run: ImportRun,
  read: () => number,
): Promise<number[]> {
  const catalogue = new Catalogue();
  const superseded: number[] = [];
  const started = performance.now();
  let rows = 0;
  for await (const batch of opened.batches()) {
    run.signal?.throwIfAborted();
    if (batch.interactions.length > 0) await stageInteractions(db, staging, batch.interactions);
    catalogue.add(batch.products, batch.customers);
    superseded.push(...batch.superseded);
    const { importId } = run;
    if (batch.rejects.length > 0)
      await db.copy(
        '"ImportReject"',
        ['importId', 'line', 'issue', 'reason', 'raw'],
        batch.rejects.map((reject) => [importId, reject.line, reject.issue, reject.reason, reject.raw]),
      );
    rows += batch.interactions.length + batch.rejects.length;
    run.onProgress?.(
      READING * Math.min(1, read() / Math.max(1, run.fileSize)),
      'cleaning',
      (rows / (performance.now() - started)) * 1000,
    );
    // The pages of the studio are answered on this thread as well.
    await new Promise((resolve) => setImmediate(resolve));
  }
  await stageCatalogue(db, staging, catalogue);
  return superseded;
}

/**
 * Brings a file into a shop. Rows are staged first and moved in one transaction at the end: whatever fails before that
 * leaves the shop as it was.
 * @throws AppError for a file that cannot be taken; the signal's reason when cancelled
 */
export async function runImport(run: ImportRun): Promise<{ report: ImportReport; committed: Committed }> {
  const db = await database();
  const staging = stagingOf(run.importId);
  await db.prisma.importReject.deleteMany({ where: { importId: run.importId } });
  const stream = createReadStream(/* turbopackIgnore: true */ run.path);
  const opened = await openImport(stream, run.fileName, {
    format: run.format,
    mapping: run.mapping,
    now: Date.now(),
  });
  try {
    await createStaging(db, staging);
    const superseded = await stageFile(db, opened, staging, run, () => stream.bytesRead);
    run.signal?.throwIfAborted();
    const report = opened.report();
    const committed = await commit(db, staging, run, opened, report, superseded);
    return { report, committed };
  } catch (error) {
    await db.prisma.importReject.deleteMany({ where: { importId: run.importId } });
    throw error;
  } finally {
    stream.destroy();
    await dropStaging(db.pool, staging);
  }
}

async function commit(
  { pool }: Database,
  staging: Staging,
  run: ImportRun,
  opened: OpenImport,
  report: ImportReport,
  superseded: readonly number[],
): Promise<Committed> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const committed = await commitStaged(client, staging, {
      ...run,
      superseded,
      onProgress: (part) => {
        run.signal?.throwIfAborted();
        run.onProgress?.(READING + 0.25 * part, 'storing', null);
      },
    });
    run.onProgress?.(0.92, 'totals', null);
    await refreshTotals(client, run.shopId);
    await client.query(
      `UPDATE "Import" SET "status" = 'done', "format" = $2, "mapping" = $3::jsonb, "report" = $4::jsonb, "interactionsAdded" = $5, "interactionsKnown" = $6,
         "customersAdded" = $7, "customersUpdated" = $8, "productsAdded" = $9, "productsUpdated" = $10, "error" = NULL, "finishedAt" = now() WHERE "id" = $1`,
      [
        run.importId,
        opened.format,
        JSON.stringify(opened.mapping),
        JSON.stringify(report),
        committed.interactionsAdded,
        committed.interactionsKnown,
        committed.customersAdded,
        committed.customersUpdated,
        committed.productsAdded,
        committed.productsUpdated,
      ],
    );
    await client.query('COMMIT');
    return committed;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}
