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

/** A sentence in words of every language: its key among `says` of the messages of errors, and what stands in its gaps. */
export interface Says {
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** What a door or a job tells of a failure beside its English sentence. */
export interface Told {
  readonly code: ErrorCode | 'internal';
  /** Absent where only English has the sentence. */
  readonly says?: Says | undefined;
}

/** Puts values in the gaps of a sentence: `{name}`. */
export const filled = (sentence: string, values: Says['values']): string =>
  sentence.replaceAll(/\{(\w+)\}/g, (gap, name: string) => String(values[name] ?? gap));

/** An expected failure. `message` is one plain sentence that says what is wrong and what to do. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly says: Says | undefined;
  constructor(
    readonly code: ErrorCode,
    message: string,
    { says, ...options }: ErrorOptions & { readonly says?: Says | undefined } = {},
  ) {
    super(message, options);
    this.says = says;
  }
}
