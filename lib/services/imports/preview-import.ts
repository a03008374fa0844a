import 'server-only';
import { createReadStream } from 'node:fs';
import { type z } from 'zod';
import { openFile } from '@/lib/imports/open-file';
import { openImport } from '@/lib/imports/open-import';
import { importFormats } from '@/lib/imports/formats';
import {
  type DetectedFile,
  type importChoice,
  type ImportPreview,
  type ImportReport,
  importFormatIds,
} from '@/lib/schemas/import';
import { AppError } from '@/lib/schemas/app-error';
import { type Context } from '@/lib/schemas/context';
import { findUploaded } from './get-import';
import { uploadPath } from './uploads';

/** Rows a dry run in the browser goes through; the import itself reads all. */
const TRIAL_ROWS = 200_000;

/** What the file is and which fields each format can take, before anything is decided. */
export async function detectUpload(
  context: Context,
  { importId }: { importId: string },
): Promise<{ detected: DetectedFile; fields: ImportPreview['fields'] }> {
  const { fileName } = await findUploaded(context, importId);
  const stream = createReadStream(/* turbopackIgnore: true */ uploadPath(importId));
  try {
    const { detected } = await openFile(stream, fileName);
    const fields = importFormatIds.map((id) => ({
      format: id,
      fields: importFormats[id].fields.map(({ name, required }) => ({ name, required })),
    }));
    return { detected, fields };
  } finally {
    stream.destroy();
  }
}

/** A dry run: the cleaning report of the first 200,000 rows, and sample rows as they would be taken. Nothing is stored. */
export async function previewImport(
  context: Context,
  { importId, format, mapping }: z.infer<typeof importChoice>,
): Promise<ImportPreview> {
  const { fileName } = await findUploaded(context, importId);
  const { fields } = await detectUpload(context, { importId });
  const stream = createReadStream(/* turbopackIgnore: true */ uploadPath(importId));
  try {
    const opened = await openImport(stream, fileName, { format, mapping, now: Date.now() });
    const sample: ImportPreview['sample'][number][] = [];
    let isWhole = true;
    for await (const { interactions, products, customers } of opened.batches()) {
      const rows =
        interactions.length > 0
          ? interactions.map(({ key: _key, line: _line, ...row }) => row)
          : products.length > 0
            ? products
            : customers;
      for (const row of rows.slice(0, 8 - sample.length))
        sample.push(
          Object.fromEntries(Object.entries(row).map(([name, value]) => [name, textOf(name, value)])),
        );
      if (opened.report().rowsRead >= TRIAL_ROWS) {
        isWhole = false;
        break;
      }
      await new Promise((resolve) => setImmediate(resolve));
    }
    return {
      format: opened.format,
      mapping: opened.mapping,
      detected: opened.detected,
      fields,
      report: opened.report(),
      sample,
      isWhole,
    };
  } finally {
    stream.destroy();
  }
}

function textOf(name: string, value: unknown): string {
  if (value === null || value === undefined) return '';
  if ((name === 'time' || name === 'joinedAt') && typeof value === 'number')
    return new Date(value).toISOString().replace('.000Z', 'Z');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A dry run over a whole file at a path (command line). */
export async function dryRun(
  path: string,
  fileName: string,
  choice: { format?: z.infer<typeof importChoice>['format']; mapping?: Record<string, string> },
): Promise<ImportReport & { format: string; mapping: Record<string, string> }> {
  const stream = createReadStream(path);
  stream.on('error', () => {});
  try {
    const opened = await openImport(stream, fileName, { ...choice, now: Date.now() });
    for await (const batch of opened.batches()) void batch;
    return { ...opened.report(), format: opened.format, mapping: opened.mapping };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      throw new AppError('not-found', `There is no file ${fileName}.`);
    throw error;
  } finally {
    stream.destroy();
  }
}
