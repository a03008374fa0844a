import { type InteractionRow } from '@/lib/schemas/interaction';
import { hashWords } from './interaction-key';
import { KeyIndex } from './key-index';
import { type DetectedFile, type ImportReport, type IssueCode, type Reject } from '@/lib/schemas/import';

const SAMPLES = 5;

/** Adds up the cleaning report while rows go by. Customers and products are counted by their hashes, up to three million of each. */
export class ReportBuilder {
  rowsRead = 0;
  rowsTaken = 0;
  returns = 0;
  readonly #issues = new Map<IssueCode, { count: number; samples: Reject[] }>();
  readonly #customers = new KeyIndex();
  readonly #products = new KeyIndex();
  #first = Infinity;
  #last = -Infinity;
  #min = Infinity;
  #max = -Infinity;

  reject(reject: Reject): void {
    let entry = this.#issues.get(reject.issue);
    if (!entry) this.#issues.set(reject.issue, (entry = { count: 0, samples: [] }));
    entry.count++;
    if (entry.samples.length < SAMPLES) entry.samples.push(reject);
  }

  customer(id: string): void {
    const words = hashWords(id);
    this.#customers.add(words[0]!, words[1]!);
  }

  product(id: string): void {
    const words = hashWords(id);
    this.#products.add(words[0]!, words[1]!);
  }

  interaction({ customerId, productId, kind, time, value }: InteractionRow): void {
    this.customer(customerId);
    this.product(productId);
    if (kind === 'return') this.returns++;
    if (time !== null) {
      if (time < this.#first) this.#first = time;
      if (time > this.#last) this.#last = time;
    }
    if (value !== null) {
      if (value < this.#min) this.#min = value;
      if (value > this.#max) this.#max = value;
    }
  }

  /** The most common issue, or null. */
  mostCommon(): { code: IssueCode; sample: Reject } | null {
    const [code, entry] = [...this.#issues].sort((a, b) => b[1].count - a[1].count)[0] ?? [];
    const sample = entry?.samples[0];
    return code && sample ? { code, sample } : null;
  }

  report(detected: DetectedFile): ImportReport {
    const finite = (value: number) => (Number.isFinite(value) ? value : null);
    const issues = [...this.#issues]
      .map(([code, entry]) => ({ code, ...entry }))
      .sort((a, b) => b.count - a.count);
    return {
      rowsRead: this.rowsRead,
      rowsTaken: this.rowsTaken,
      rowsRejected: issues.reduce((sum, { count }) => sum + count, 0),
      returns: this.returns,
      issues,
      customers: this.#customers.size,
      products: this.#products.size,
      firstTime: finite(this.#first),
      lastTime: finite(this.#last),
      minValue: finite(this.#min),
      maxValue: finite(this.#max),
      detected,
    };
  }
}
