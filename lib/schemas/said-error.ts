import words from '@/messages/en/errors.json';
import { AppError, type ErrorCode, filled, type Says } from './app-error';

/** Sentences that every language of the studio has words for. */
export type ErrorKey = keyof typeof words.says;

export const englishOf = (key: ErrorKey, values: Says['values'] = {}): string =>
  filled(words.says[key], values);

/** An expected failure whose sentence the studio says in the reader's language; its message, logs and command line stay English. */
export const saidError = (
  code: ErrorCode,
  key: ErrorKey,
  values: Says['values'] = {},
  options: ErrorOptions = {},
): AppError => new AppError(code, englishOf(key, values), { ...options, says: { key, values } });
