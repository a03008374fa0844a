import { type DetectedFile, type ImportReport, type IssueCode, type Reject } from '@/lib/schemas/import';

const SAMPLES = 5;

/** Adds up the cleaning report while rows go by. Customers and products are counted by a hash table of 8 bytes each. */
export class ReportBuilder {
  rowsRead = 0;
  rowsTaken = 0;
  returns = 0;
  readonly #issues = new Map<IssueCode, { count: number; samples: Reject[] }>();
  readonly #customers = new Set<string>();
  readonly #products = new Set<string>();
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
    this.#customers.add(id);
  }

  product(id: string): void {
    this.#products.add(id);
  }

  time(time: number): void {
    if (time < this.#first) this.#first = time;
    if (time > this.#last) this.#last = time;
  }

  value(value: number): void {
    if (value < this.#min) this.#min = value;
    if (value > this.#max) this.#max = value;
  }

  count(issue: IssueCode): number {
    return this.#issues.get(issue)?.count ?? 0;
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
