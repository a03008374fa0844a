import { type ImportFormatId, type IssueCode } from '@/lib/schemas/import';
import { type CustomerRow, type InteractionRow, type ProductRow } from '@/lib/schemas/interaction';

/** One field that a format can take from a column. */
export interface FormatField {
  readonly name: string;
  readonly required: boolean;
  /** Header names that mean it, in English and Chinese: lower case, letters and digits only. */
  readonly synonyms: readonly string[];
}

/** Reads mapped cells of one row: '' where the field is not mapped or the cell is empty. Outer blanks are gone. */
export type Cells = (field: string) => string;

/** What one row says. */
interface ParsedRow {
  readonly interaction?: InteractionRow | undefined;
  readonly product?: ProductRow | undefined;
  readonly customer?: CustomerRow | undefined;
}

/** Why a row cannot be taken: one plain sentence. */
export interface RowIssue {
  readonly issue: IssueCode;
  readonly reason: string;
}

/** A kind of file. To add one: write its file, add it to the registry. */
export interface ImportFormat {
  readonly id: ImportFormatId;
  readonly fields: readonly FormatField[];
  /**
   * @param rest columns that no field took, by name: kept as attributes of products and customers
   */
  parseRow(cells: Cells, rest: () => Readonly<Record<string, string>>): ParsedRow | RowIssue;
}

export const isIssue = (row: ParsedRow | RowIssue): row is RowIssue => 'issue' in row;
