import { AppError } from '@/lib/schemas/app-error';
import { saidError } from '@/lib/schemas/said-error';
import {
  type ColumnMapping,
  type DetectedFile,
  importFormatIds,
  type ImportFormatId,
  type ImportReport,
} from '@/lib/schemas/import';
import { type CleanBatch, Cleaner } from './clean';
import { importFormats } from './formats';
import { mapColumns } from './guess-mapping';
import { groupRows } from './group-rows';
import { learnScale, type RatingScale, withDayOrder } from './learn-from-rows';
import { openFile } from './open-file';
import { ReportBuilder } from './report-builder';
import { rowReader } from './row-reader';
import { type ByteSource } from './source';

export interface ImportOptions {
  /** Without it, what detection found. */
  readonly format?: ImportFormatId;
  /** Fields that detection did not find or found wrong; the others keep what was found. */
  readonly mapping?: ColumnMapping;
  /** Milliseconds since 1970 UTC: what lies after it is in the future. */
  readonly now: number;
  /** Ratings outside are off the scale; without it, the scale is learned from the first rows. */
  readonly scale?: RatingScale;
}

/** Rows cleaned at a time: enough to make a batch worth the store's while, few enough to stop soon. */
const BATCH_ROWS = 4000;

export interface OpenImport {
  readonly detected: DetectedFile;
  readonly format: ImportFormatId;
  readonly mapping: ColumnMapping;
  /** The file's rows, cleaned, a piece of the file at a time; nothing is read ahead. */
  batches(): AsyncGenerator<CleanBatch>;
  /** The report so far; whole after the last batch. */
  report(): ImportReport;
}

/**
 * Opens a file for import: streaming, in memory that does not grow with the file.
 * @throws AppError `unreadable-file` or `invalid-input`, each one sentence that says what to do
 */
export async function openImport(
  source: ByteSource,
  fileName: string,
  options: ImportOptions,
): Promise<OpenImport> {
  const { detected, rows } = await openFile(source, fileName);
  const formatId = options.format ?? detected.format;
  if (!formatId)
    throw new AppError(
      'invalid-input',
      `What the file holds cannot be told from its columns (${detected.columns.slice(0, 12).join(', ')}). Say its format (${importFormatIds.join(', ')}) and which column holds what; "#row" uses the row number as an id.`,
    );
  const format = importFormats[formatId];
  const found =
    formatId === detected.format
      ? detected.mapping
      : detected.hasHeader
        ? mapColumns(formatId, detected.columns)
        : {};
  const mapping = { ...found, ...options.mapping };
  const reader = rowReader(format, mapping, detected.columns);
  const report = new ReportBuilder();
  const groups = groupRows(rows, BATCH_ROWS);
  return {
    detected,
    format: formatId,
    mapping,
    async *batches() {
      let cleaner: Cleaner | null = null;
      for await (const group of groups) {
        cleaner ??= new Cleaner(format, withDayOrder(group, reader), report, {
          now: options.now,
          scale: options.scale ?? learnScale(group, reader),
        });
        yield cleaner.clean(group);
      }
      if (!cleaner) throw saidError('unreadable-file', 'headerOnly');
      cleaner.finish();
    },
    report: () => report.report(detected),
  };
}
