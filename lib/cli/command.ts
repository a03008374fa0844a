import { parseArgs } from 'node:util';
import { AppError } from '@/lib/schemas/app-error';
import { type Output } from './output';

export interface CommandOption {
  readonly type: 'string' | 'boolean';
  readonly help: string;
}

/** A wrongly typed command line: told with how it is meant, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export interface Command {
  readonly name: string;
  readonly usage: string;
  readonly help: string;
  readonly options: Readonly<Record<string, CommandOption>>;
  readonly positionals: number;
  run(call: Call): Promise<Output>;
}

/** Options as typed, read by name. */
export class Call {
  constructor(
    readonly positionals: readonly string[],
    readonly values: Readonly<Record<string, string | boolean | undefined>>,
  ) {}

  text(name: string): string | undefined {
    const value = this.values[name];
    return typeof value === 'string' ? value : undefined;
  }

  needed(name: string): string {
    const value = this.text(name);
    if (!value) throw new UsageError(`--${name} is missing.`);
    return value;
  }

  flag(name: string): boolean {
    return this.values[name] === true;
  }

  number(
    name: string,
    fallback: number,
    { min, max, whole = true }: { min: number; max: number; whole?: boolean },
  ): number {
    const text = this.text(name);
    if (text === undefined) return fallback;
    const value = Number(text);
    if (!Number.isFinite(value) || value < min || value > max || (whole && !Number.isInteger(value)))
      throw new UsageError(`--${name} must be a ${whole ? 'whole ' : ''}number from ${min} to ${max}.`);
    return value;
  }

  /** `a=b,c=d` as an object. */
  pairs(name: string): Record<string, string> | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    return Object.fromEntries(
      text.split(',').map((pair) => {
        const at = pair.indexOf('=');
        if (at < 1) throw new UsageError(`--${name} takes field=column pairs with commas between them.`);
        return [pair.slice(0, at), pair.slice(at + 1)];
      }),
    );
  }

  json(name: string): unknown {
    const text = this.text(name);
    if (text === undefined) return undefined;
    try {
      return JSON.parse(text);
    } catch {
      throw new UsageError(`--${name} is no JSON.`);
    }
  }
}

/** Reads a command's arguments. Throws UsageError for what the command does not know. */
export function parseCall(command: Command, argv: readonly string[]): Call {
  try {
    const options = Object.fromEntries(
      Object.entries({ ...command.options, json: { type: 'boolean' as const } }).map(([name, { type }]) => [
        name,
        { type },
      ]),
    );
    const { values, positionals } = parseArgs({
      args: [...argv],
      options,
      allowPositionals: true,
      strict: true,
    });
    if (positionals.length !== command.positionals)
      throw new UsageError(
        `${command.name} takes ${command.positionals === 0 ? 'no file' : 'one file'} beside its options.`,
      );
    const flat = Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, Array.isArray(value) ? undefined : value]),
    );
    return new Call(positionals, flat);
  } catch (error) {
    if (error instanceof AppError || error instanceof UsageError) throw error;
    throw new UsageError(
      error instanceof Error ? (error.message.split('. ')[0] ?? error.message) : String(error),
    );
  }
}
