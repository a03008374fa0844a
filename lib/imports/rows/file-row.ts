import { type IssueCode } from '@/lib/schemas/import';

/** One row of a file: its line (from 1) and its cells as text without outer blanks. */
export interface FileRow {
  readonly line: number;
  readonly cells: readonly string[];
  /** The row as it stands in the file. */
  readonly raw: string;
  /** Why the row could not even be cut into cells. */
  readonly broken?: { readonly issue: IssueCode; readonly reason: string };
}

/** A line longer than this many characters is no row of a table. */
export const LONGEST_LINE = 1_048_576;

/** Characters kept of a row that is left out. */
export const RAW_LENGTH = 500;

/** What stands for a line that is longer than any row. */
export const longLine = (line: number, start: string): FileRow => ({
  line,
  cells: [],
  raw: start.slice(0, RAW_LENGTH),
  broken: {
    issue: 'line-too-long',
    reason: 'The line is longer than 1 MB. Check that the file has one row a line.',
  },
});
