import 'server-only';
import { type RuleWorld } from './rule-world';

type Cast = 'int4' | 'float8' | 'text' | 'text[]' | 'timestamptz' | 'uuid' | '"InteractionKind"';
type Param = string | number | readonly string[];

/**
 * What a query over customers (alias `c`) gathers while its rule is compiled: parameters, and tables joined to the customer.
 * The same value is one parameter and the same table is joined once, however often a rule asks for it.
 */
export class Scope {
  readonly #params: Param[] = [];
  readonly #placeholders = new Map<string, string>();
  readonly #joins = new Map<string, string>();

  constructor(readonly world: RuleWorld) {
    this.param(world.shopId, 'int4');
  }

  /** A value, never part of the SQL text itself. */
  param(value: Param, cast: Cast): string {
    const key = `${cast}:${JSON.stringify(value)}`;
    const known = this.#placeholders.get(key);
    if (known) return known;
    this.#params.push(value);
    const placeholder = `$${this.#params.length}::${cast}`;
    this.#placeholders.set(key, placeholder);
    return placeholder;
  }

  /** The shop's id. */
  get shop(): string {
    return this.param(this.world.shopId, 'int4');
  }

  /**
   * Joins a table that has at most one row of each customer; its columns are null for who has none.
   * @returns its alias
   */
  join(table: string): string {
    const known = this.#joins.get(table);
    if (known) return known;
    const alias = `t${this.#joins.size + 1}`;
    this.#joins.set(table, alias);
    return alias;
  }

  /** The customers with everything that was joined. */
  get from(): string {
    const joins = [...this.#joins].map(
      ([table, alias]) => `\nLEFT JOIN ${table} ${alias} ON ${alias}."customerId" = c."id"`,
    );
    return `"Customer" c${joins.join('')}`;
  }

  get params(): readonly Param[] {
    return this.#params;
  }
}
