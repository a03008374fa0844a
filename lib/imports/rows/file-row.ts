/** One row of a file: its line (from 1) and its cells as text. */
export interface FileRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A line longer than this is no row of a table. */
export const LONGEST_LINE = 1_048_576;
