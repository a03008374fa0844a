import { AppError } from '@/lib/schemas/app-error';
import { type IssueCode, type Reject } from '@/lib/schemas/import';
import { type CustomerRow, type InteractionRow, type ProductRow } from '@/lib/schemas/interaction';
import { type ImportFormat, isIssue } from './formats/import-format';
import { hashText, interactionKey } from './interaction-key';
import { type ReportBuilder } from './report-builder';
import { type RowReader } from './row-reader';
import { type FileRow } from './rows/file-row';
import { SeenTable } from './seen-table';

/** Events of one customer in one minute beyond which a robot is at work. */
const BOT_EVENTS_A_MINUTE = 300;
/** A clock may be this far ahead before a time counts as lying in the future. */
const AHEAD_MS = 86_400_000;
/** Rows looked at before a file may be refused as not being what it was taken for. */
const TRIAL_ROWS = 1000;
const RAW = 500;

/** An interaction with its key and line. */
export interface KeyedInteraction extends InteractionRow {
  readonly key: bigint;
  readonly line: number;
}

/** What a batch of rows came to. */
export interface CleanBatch {
  readonly interactions: KeyedInteraction[];
  readonly products: ProductRow[];
  readonly customers: CustomerRow[];
  readonly rejects: Reject[];
  /** Lines of earlier batches or this one whose rating a later one replaces: the store drops them. */
  readonly superseded: number[];
}

/** Issues that say nothing against the mapping: a file full of them is still what it claims to be. */
const harmless: ReadonlySet<IssueCode> = new Set([
  'missing-customer',
  'exact-duplicate',
  'rated-again',
  'stock-adjustment',
  'negative-price',
  'bot-traffic',
]);

/** Applies the cleaning rules to rows in file order (what each rule is: docs of the import report). */
export class Cleaner {
  readonly #keys = new SeenTable();
  readonly #pairs = new SeenTable();
  readonly #minutes = new Map<string, { minute: number; count: number }>();
  #wrong = 0;

  constructor(
    readonly format: ImportFormat,
    readonly reader: RowReader,
    readonly columns: number,
    readonly report: ReportBuilder,
    /** Milliseconds since 1970 UTC. */
    readonly now: number,
  ) {}

  clean(rows: readonly FileRow[]): CleanBatch {
    const batch: CleanBatch = { interactions: [], products: [], customers: [], rejects: [], superseded: [] };
    for (const row of rows) {
      this.report.rowsRead++;
      const issue = this.#take(row, batch);
      if (issue === null) this.report.rowsTaken++;
      else this.#reject(batch, row, issue.issue, issue.reason);
      if (this.report.rowsRead === TRIAL_ROWS) this.refuseNonsense();
    }
    return batch;
  }

  /** Refuses the whole file where most of the rows so far do not fit what it was taken for. */
  refuseNonsense(): void {
    if (this.report.rowsRead === 0)
      throw new AppError(
        'unreadable-file',
        'The file has a header but no rows. Choose a file that has rows.',
      );
    if (this.#wrong * 2 <= Math.min(this.report.rowsRead, TRIAL_ROWS)) return;
    const worst = this.report.mostCommon();
    throw new AppError(
      'unreadable-file',
      `This does not look like a file of ${this.format.id}: most rows do not fit. Line ${worst?.sample.line ?? 1}: ${worst?.sample.reason ?? ''} Check the columns you chose.`,
    );
  }

  #reject(batch: CleanBatch, row: FileRow, issue: IssueCode, reason: string): void {
    const reject = { line: row.line, issue, reason, raw: row.cells.join(' | ').slice(0, RAW) };
    if (!harmless.has(issue)) this.#wrong++;
    this.report.reject(reject);
    batch.rejects.push(reject);
  }

  #take(row: FileRow, batch: CleanBatch): { issue: IssueCode; reason: string } | null {
    if (row.cells.length === 0) return { issue: 'malformed-row', reason: 'The line is no row of the table.' };
    if (this.format.id !== 'products' && row.cells.length < Math.min(2, this.columns))
      return {
        issue: 'wrong-column-count',
        reason: `The row has ${row.cells.length} columns instead of ${this.columns}.`,
      };
    const parsed = this.format.parseRow(this.reader.cells(row), () => this.reader.rest(row));
    if (isIssue(parsed)) return parsed;
    if (parsed.interaction) {
      const issue = this.#takeInteraction(row, parsed.interaction, batch);
      if (issue) return issue;
    }
    if (parsed.product) {
      this.report.product(parsed.product.productId);
      batch.products.push(parsed.product);
    }
    if (parsed.customer) {
      this.report.customer(parsed.customer.customerId);
      batch.customers.push(parsed.customer);
    }
    return null;
  }

  #takeInteraction(
    row: FileRow,
    interaction: InteractionRow,
    batch: CleanBatch,
  ): { issue: IssueCode; reason: string } | null {
    const { time, value, customerId, productId, kind } = interaction;
    if (time !== null && time > this.now + AHEAD_MS)
      return {
        issue: 'time-in-future',
        reason: `${new Date(time).toISOString().slice(0, 10)} lies in the future.`,
      };
    if (this.format.id === 'events' && time !== null && this.#isBot(customerId, time))
      return {
        issue: 'bot-traffic',
        reason: `More than ${BOT_EVENTS_A_MINUTE} events of this customer in one minute.`,
      };
    const key = interactionKey(interaction);
    const same = this.#keys.find(key);
    if (same) return { issue: 'exact-duplicate', reason: `The same as line ${same.line}.` };
    this.#keys.set(key, row.line, 0);
    if (kind === 'rating') {
      const pair = hashText(`${customerId}\u0001${productId}`);
      const before = this.#pairs.find(pair);
      const at = time ?? 0;
      if (before && before.time > at)
        return {
          issue: 'rated-again',
          reason: `Line ${before.line} has a later rating of the same product by the same customer.`,
        };
      if (before) {
        this.#reject(
          batch,
          { line: before.line, cells: [customerId, productId] },
          'rated-again',
          `Line ${row.line} has a later rating of the same product by the same customer.`,
        );
        this.report.rowsTaken--;
        batch.superseded.push(before.line);
      }
      this.#pairs.set(pair, row.line, at);
    }
    if (kind === 'return') this.report.returns++;
    if (time !== null) this.report.time(time);
    if (value !== null) this.report.value(value);
    this.report.customer(customerId);
    this.report.product(productId);
    batch.interactions.push({ ...interaction, key, line: row.line });
    return null;
  }

  #isBot(customerId: string, time: number): boolean {
    const minute = Math.floor(time / 60_000);
    const entry = this.#minutes.get(customerId);
    if (entry?.minute !== minute) {
      this.#minutes.set(customerId, { minute, count: 1 });
      return false;
    }
    return ++entry.count > BOT_EVENTS_A_MINUTE;
  }
}
