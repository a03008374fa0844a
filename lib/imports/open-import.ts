import { AppError } from '@/lib/schemas/app-error';
import {
  type ColumnMapping,
  type DetectedFile,
  importFormatIds,
  type ImportFormatId,
  type ImportReport,
} from '@/lib/schemas/import';
import { Cleaner, type CleanBatch } from './clean';
import { importFormats } from './formats';
import { mapColumns } from './guess-mapping';
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
}

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
  const cleaner = new Cleaner(format, reader, detected.columns.length, report, options.now);
  return {
    detected,
    format: formatId,
    mapping,
    async *batches() {
      for await (const batch of rows) if (batch.length > 0) yield cleaner.clean(batch);
      cleaner.refuseNonsense();
    },
    report: () => report.report(detected),
  };
}
