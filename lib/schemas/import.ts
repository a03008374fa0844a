import { z } from 'zod';

/** The import formats, by the id that the CLI's --format takes. */
export const importFormatIds = ['ratings', 'events', 'orders', 'products', 'customers'] as const;
export const importFormatId = z.enum(importFormatIds);
export type ImportFormatId = z.infer<typeof importFormatId>;

/** Which column of the file fills which field of the format: field → column name (or 1-based number where the file has no header). */
export const columnMapping = z.record(z.string().max(64), z.string().max(200));
export type ColumnMapping = z.infer<typeof columnMapping>;

/** Why a row was not taken as it stood. Each is counted and shown with sample rows; nothing is dropped silently. */
export const issueCodes = [
  'exact-duplicate',
  'rated-again',
  'missing-customer',
  'missing-product',
  'id-too-long',
  'malformed-value',
  'value-off-scale',
  'malformed-time',
  'time-in-future',
  'unknown-event-type',
  'malformed-quantity',
  'malformed-price',
  'negative-price',
  'wrong-column-count',
  'stock-adjustment',
  'bot-traffic',
  'line-too-long',
  'malformed-row',
] as const;
export type IssueCode = (typeof issueCodes)[number];

/** One row that was left out, as the rejects download lists it. `line` counts from 1 in the decoded file. */
export interface Reject {
  readonly line: number;
  readonly issue: IssueCode;
  /** One plain English sentence: what is wrong and what to do. */
  readonly reason: string;
  /** The row as read, at most 500 characters. */
  readonly raw: string;
}

/** What detection found out about a file before any row is taken. */
export interface DetectedFile {
  readonly compression: 'none' | 'gzip';
  readonly container: 'delimited' | 'jsonl' | 'xlsx';
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'latin1';
  readonly bom: boolean;
  readonly delimiter: string | null;
  readonly hasHeader: boolean;
  /** Column names; '1', '2', … where the file has no header. */
  readonly columns: readonly string[];
  readonly format: ImportFormatId | null;
  readonly mapping: ColumnMapping;
  /** The first rows, as text, one cell a column. */
  readonly sample: readonly (readonly string[])[];
}

/** The cleaning report kept with every import (science: every rule counted, with samples). */
export interface ImportReport {
  readonly rowsRead: number;
  readonly rowsTaken: number;
  readonly rowsRejected: number;
  /** Returns (negative quantities of a cancelled order): taken as kind `return`. */
  readonly returns: number;
  readonly issues: readonly {
    readonly code: IssueCode;
    readonly count: number;
    readonly samples: readonly Reject[];
  }[];
  readonly customers: number;
  readonly products: number;
  /** Milliseconds since 1970 UTC. */
  readonly firstTime: number | null;
  readonly lastTime: number | null;
  readonly minValue: number | null;
  readonly maxValue: number | null;
  readonly detected: DetectedFile;
}

/** What a person decided about a file: its format and which column fills which field. */
export const importChoice = z.object({
  importId: z.uuid(),
  format: importFormatId.optional(),
  mapping: columnMapping.optional(),
});

/** A dry run's outcome. */
export interface ImportPreview {
  readonly format: ImportFormatId;
  readonly mapping: ColumnMapping;
  readonly detected: DetectedFile;
  /** Every format's fields, for the mapping form. */
  readonly fields: readonly {
    readonly format: ImportFormatId;
    readonly fields: readonly { readonly name: string; readonly required: boolean }[];
  }[];
  readonly report: ImportReport;
  /** The first rows as they would be taken. */
  readonly sample: readonly Readonly<Record<string, string>>[];
  /** False where the file is so long that only its first rows were tried. */
  readonly isWhole: boolean;
}

export const importStatuses = ['uploaded', 'running', 'done', 'failed', 'cancelled', 'undone'] as const;

/** An import as lists show it. */
export interface ImportSummary {
  readonly id: string;
  readonly fileName: string;
  readonly fileSize: number;
  readonly format: string | null;
  readonly status: (typeof importStatuses)[number];
  readonly interactionsAdded: number;
  readonly interactionsKnown: number;
  readonly customersAdded: number;
  readonly customersUpdated: number;
  readonly productsAdded: number;
  readonly productsUpdated: number;
  readonly error: string | null;
  readonly createdAt: string;
  readonly finishedAt: string | null;
}

export interface ImportDetail extends ImportSummary {
  readonly mapping: ColumnMapping;
  readonly report: ImportReport | null;
}
