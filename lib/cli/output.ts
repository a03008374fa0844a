import { z } from 'zod';
import { problemOf } from '@/lib/http/problem';
import { Refusal } from '@/lib/ml/refusal';
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

const engineErrors = [RangeError, TypeError, ReferenceError, SyntaxError, EvalError, URIError] as const;

/** One sentence for whatever went wrong, for standard error. */
export function sentenceOf(error: unknown): string {
  if (error instanceof AppError || error instanceof Refusal) return error.message;
  if (error instanceof z.ZodError) {
    const issue = error.issues[0];
    return `${issue?.path.join('.') || 'The input'}: ${issue?.message ?? 'is not valid'}.`;
  }
  if (error instanceof Error) {
    if ('code' in error && error.code === 'ENOENT' && 'path' in error)
      return `There is no file ${String(error.path)}.`;
    // The engine's own errors are written for nobody: they go to the log.
    if (engineErrors.some((type) => error instanceof type)) {
      problemOf(error);
      return 'Something went wrong in Kindred itself; its log on standard error says where.';
    }
    return error.message;
  }
  return String(error);
}
