import path from 'node:path';

/** A path as typed: relative to where the command was typed, which npm tells in INIT_CWD. */
export const filePath = (typed: string): string => path.resolve(process.env.INIT_CWD ?? process.cwd(), typed);
