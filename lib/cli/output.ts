import { z } from 'zod';
import { AppError } from '@/lib/schemas/app-error';

/** What a command prints: JSON for programs, a table for people. */
export interface Output {
  readonly json: unknown;
  readonly text: string;
}

/** Rows as aligned columns. */
export function table(header: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const cells = [header, ...rows].map((row) => row.map(String));
  const widths = header.map((_, column) => Math.max(...cells.map((row) => (row[column] ?? '').length)));
  return cells
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** One sentence for whatever went wrong, for standard error. */
export function sentenceOf(error: unknown): string {
  if (error instanceof AppError || error instanceof RangeError) return error.message;
  if (error instanceof z.ZodError) {
    const issue = error.issues[0];
    return `${issue?.path.join('.') || 'The input'}: ${issue?.message ?? 'is not valid'}.`;
  }
  if (error instanceof Error) {
    if ('code' in error && error.code === 'ENOENT' && 'path' in error)
      return `There is no file ${String(error.path)}.`;
    return error.message;
  }
  return String(error);
}
