import { saidError } from '@/lib/schemas/said-error';
import { type IssueCode, type Reject } from '@/lib/schemas/import';
import { type CustomerRow, type InteractionRow, type ProductRow } from '@/lib/schemas/interaction';
import { CatalogueFilter } from './catalogue-filter';
import { type ImportFormat, isIssue, type RowIssue } from './formats/import-format';
import { interactionKey } from './interaction-key';
import { InteractionRules, type RuleOptions } from './interaction-rules';
import { type ReportBuilder } from './report-builder';
import { type RowReader } from './row-reader';
import { type FileRow, RAW_LENGTH } from './rows/file-row';

/** Rows looked at before a file may be refused as not being what it was taken for. */
const TRIAL_ROWS = 1000;

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

/** Applies the cleaning rules to rows in file order, counts them in the report, and tells taken rows from rejects. */
export class Cleaner {
  readonly #rules: InteractionRules;
  readonly #catalogue = new CatalogueFilter();
  #wrong = 0;

  constructor(
    readonly format: ImportFormat,
    readonly reader: RowReader,
    readonly report: ReportBuilder,
    options: RuleOptions,
  ) {
    this.#rules = new InteractionRules(options);
  }

  /** @throws AppError `unreadable-file` where most of the first 1,000 rows do not fit the format */
  clean(rows: readonly FileRow[]): CleanBatch {
    const batch: CleanBatch = { interactions: [], products: [], customers: [], rejects: [], superseded: [] };
    for (const row of rows) {
      this.report.rowsRead++;
      const issue = this.#take(row, batch);
      if (issue === null) this.report.rowsTaken++;
      else this.#reject(batch, row, issue);
      if (this.report.rowsRead === TRIAL_ROWS) this.#refuseNonsense();
    }
    return batch;
  }

  /** Refuses a file of which nothing, or less than half of the little there is, could be taken. */
  finish(): void {
    if (this.report.rowsRead === 0) throw saidError('unreadable-file', 'noRows');
    if (this.report.rowsRead < TRIAL_ROWS) this.#refuseNonsense();
    if (this.report.rowsTaken > 0) return;
    const worst = this.report.mostCommon();
    throw saidError('unreadable-file', 'noRowFits', {
      line: worst?.sample.line ?? 1,
      reason: worst?.sample.reason ?? '',
    });
  }

  #refuseNonsense(): void {
    if (this.#wrong * 2 <= this.report.rowsRead) return;
    const worst = this.report.mostCommon();
    throw saidError('unreadable-file', 'wrongFormat', {
      format: this.format.id,
      line: worst?.sample.line ?? 1,
      reason: worst?.sample.reason ?? '',
    });
  }

  #reject(
    batch: CleanBatch,
    { line, raw }: Pick<FileRow, 'line' | 'raw'>,
    { issue, reason }: RowIssue,
  ): void {
    const reject = { line, issue, reason, raw: raw.slice(0, RAW_LENGTH).trim() };
    if (!harmless.has(issue)) this.#wrong++;
    this.report.reject(reject);
    batch.rejects.push(reject);
  }

  #take(row: FileRow, batch: CleanBatch): RowIssue | null {
    if (row.broken) return row.broken;
    const parsed = this.format.parseRow(this.reader.cells(row, this.report.rowsRead), () =>
      this.reader.rest(row),
    );
    if (isIssue(parsed)) return parsed;
    if (parsed.interaction) {
      const issue = this.#takeInteraction(row, parsed.interaction, batch);
      if (issue) return issue;
    }
    const isCatalogue = parsed.interaction === undefined;
    if (parsed.product && (isCatalogue || this.#catalogue.isNewProduct(parsed.product))) {
      if (isCatalogue) this.report.product(parsed.product.productId);
      batch.products.push(parsed.product);
    }
    if (parsed.customer && (isCatalogue || this.#catalogue.isNewCustomer(parsed.customer))) {
      if (isCatalogue) this.report.customer(parsed.customer.customerId);
      batch.customers.push(parsed.customer);
    }
    return null;
  }

  #takeInteraction(row: FileRow, interaction: InteractionRow, batch: CleanBatch): RowIssue | null {
    const found = this.#rules.check(interaction, row.line);
    if (found && 'issue' in found) return found;
    if (found) {
      const { customerId, productId } = interaction;
      const reason = `Line ${row.line} has a later rating of the same product by the same customer.`;
      this.#reject(
        batch,
        { line: found.line, raw: `${customerId}, ${productId}` },
        { issue: 'rated-again', reason },
      );
      this.report.rowsTaken--;
      batch.superseded.push(found.line);
    }
    this.report.interaction(interaction);
    batch.interactions.push({
      customerId: interaction.customerId,
      productId: interaction.productId,
      kind: interaction.kind,
      value: interaction.value,
      quantity: interaction.quantity,
      unitPrice: interaction.unitPrice,
      time: interaction.time,
      session: interaction.session,
      key: interactionKey(interaction),
      line: row.line,
    });
    return null;
  }
}
