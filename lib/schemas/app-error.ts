/** Every failure a person can cause or cure. Each door maps the code to its own answer (HTTP status, exit code, toast). */
export const errorCodes = [
  'invalid-input',
  'not-found',
  'conflict',
  'too-large',
  'unreadable-file',
  'cancelled',
  'database-in-use',
  'not-enough-data',
  'forbidden',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** An expected failure. `message` is one plain sentence that says what is wrong and what to do. */
export class AppError extends Error {
  override readonly name = 'AppError';
  constructor(
    readonly code: ErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
