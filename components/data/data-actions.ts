import { type ColumnMapping, type DetectedFile, type ImportFormatId, type ImportPreview } from '@/lib/schemas/import';

type Result<T> = { ok: true; data: T } | { ok: false; problem: { status: number; code: string; detail: string } };

export interface ImportChoice {
  readonly importId: string;
  readonly format?: ImportFormatId;
  readonly mapping?: ColumnMapping;
}

/** The server actions of the Data pages, as they hand them down. */
export interface DataActions {
  readonly detect: (shop: string, input: { importId: string }) => Promise<Result<{ detected: DetectedFile; fields: ImportPreview['fields'] }>>;
  readonly preview: (shop: string, input: ImportChoice) => Promise<Result<ImportPreview>>;
  readonly start: (shop: string, input: ImportChoice) => Promise<Result<{ jobId: string }>>;
  readonly undo: (shop: string, input: { importId: string }) => Promise<Result<unknown>>;
}
