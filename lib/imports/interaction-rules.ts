import { type IssueCode } from '@/lib/schemas/import';
import { type InteractionRow } from '@/lib/schemas/interaction';
import { type RowIssue } from './formats/import-format';
import { hashWords, interactionWords } from './interaction-key';
import { KeyIndex } from './key-index';
import { NumberColumn } from './number-column';

/** Views and carts of one customer in one minute beyond which a robot is at work. */
const BOT_EVENTS_A_MINUTE = 300;
/** A clock may be this far ahead (zones, wrong clocks) before a time counts as lying in the future. */
const AHEAD_MS = 86_400_000;

/** What the rules need to know of a file. */
export interface RuleOptions {
  /** Milliseconds since 1970 UTC: what lies more than a day after it is in the future. */
  readonly now: number;
  /** Ratings outside are off the scale. */
  readonly scale: { readonly min: number; readonly max: number };
}

/** The earlier rating of the same product by the same customer that a later one replaces. */
interface Superseded {
  readonly line: number;
}

const issue = (code: IssueCode, reason: string): RowIssue => ({ issue: code, reason });

/**
 * Rules that look at an interaction in the light of those before it. Memory is bounded: beyond three million different rows,
 * duplicates are left to the store's key, and beyond three million pairs, repeated ratings to whoever reads them (latest wins).
 */
export class InteractionRules {
  readonly customers = new KeyIndex();
  readonly products = new KeyIndex();
  readonly #rows = new KeyIndex();
  readonly #rowLines = new NumberColumn();
  readonly #pairs = new KeyIndex();
  readonly #pairLines = new NumberColumn();
  readonly #pairTimes = new NumberColumn();
  readonly #minutes = new NumberColumn();
  readonly #minuteCounts = new NumberColumn();

  constructor(readonly options: RuleOptions) {}

  /** What speaks against taking the row; what it replaces; null where it is taken and replaces nothing. */
  check(row: InteractionRow, line: number): RowIssue | Superseded | null {
    const { time, value, kind } = row;
    const { now, scale } = this.options;
    if (time !== null && time > now + AHEAD_MS)
      return issue('time-in-future', `${new Date(time).toISOString().slice(0, 10)} lies in the future.`);
    if (kind === 'rating' && value !== null && (value < scale.min || value > scale.max))
      return issue(
        'value-off-scale',
        `A rating of ${value} is off the scale of the other rows (${scale.min} to ${scale.max}).`,
      );
    const words = hashWords(row.customerId);
    const customer = this.customers.add(words[0]!, words[1]!);
    if (time !== null && (kind === 'view' || kind === 'cart') && this.#isBot(customer, time))
      return issue('bot-traffic', `More than ${BOT_EVENTS_A_MINUTE} events of this customer in one minute.`);
    return this.#repeated(row, line, customer);
  }

  #repeated(row: InteractionRow, line: number, customer: number): RowIssue | Superseded | null {
    const whole = interactionWords(row);
    const known = this.#rows.size;
    const number = this.#rows.add(whole[0]!, whole[1]!);
    if (number >= 0 && number < known)
      return issue('exact-duplicate', `The same as line ${this.#rowLines.get(number)}.`);
    if (number >= 0) this.#rowLines.set(number, line);
    const words = hashWords(row.productId);
    const product = this.products.add(words[0]!, words[1]!);
    if (row.kind !== 'rating' || customer < 0 || product < 0) return null;
    return this.#ratedAgain(row, line, customer, product);
  }

  #ratedAgain(row: InteractionRow, line: number, customer: number, product: number) {
    const known = this.#pairs.size;
    const pair = this.#pairs.add(customer, product);
    if (pair < 0) return null;
    const time = row.time ?? -Infinity;
    const before = pair < known ? this.#pairLines.get(pair) : 0;
    if (before > 0 && this.#pairTimes.get(pair) > time)
      return issue(
        'rated-again',
        `Line ${before} has a later rating of the same product by the same customer.`,
      );
    this.#pairLines.set(pair, line);
    this.#pairTimes.set(pair, time);
    return before > 0 ? { line: before } : null;
  }

  /** Counts an event of a customer; whether there were too many in its minute so far. */
  #isBot(customer: number, time: number): boolean {
    if (customer < 0) return false;
    const minute = Math.floor(time / 60_000);
    if (this.#minutes.get(customer) !== minute) {
      this.#minutes.set(customer, minute);
      this.#minuteCounts.set(customer, 0);
    }
    const count = this.#minuteCounts.get(customer) + 1;
    this.#minuteCounts.set(customer, count);
    return count > BOT_EVENTS_A_MINUTE;
  }
}
