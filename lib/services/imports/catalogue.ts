import 'server-only';
import { type CustomerRow, type ProductRow } from '@/lib/schemas/interaction';

/** What later rows of a file say wins, but silence never erases. */
function merge<Row extends { readonly attributes: Readonly<Record<string, string>> }>(
  before: Row | undefined,
  next: Row,
): Row {
  if (!before) return next;
  const said = Object.fromEntries(Object.entries(next).filter(([, value]) => value !== null));
  return { ...before, ...said, attributes: { ...before.attributes, ...next.attributes } };
}

/** What a file says of its products and customers, one row each: memory grows with the catalogue, not with the file. */
export class Catalogue {
  readonly products = new Map<string, ProductRow>();
  readonly customers = new Map<string, CustomerRow>();

  /** Order lines name their product again and again: the first title and the last price are kept. */
  add(products: readonly ProductRow[], customers: readonly CustomerRow[]): void {
    for (const row of products) {
      const before = this.products.get(row.productId);
      if (
        before &&
        row.price === before.price &&
        (row.title === null || before.title !== null) &&
        row.description === null &&
        row.category === before.category
      )
        continue;
      this.products.set(row.productId, merge(before, before?.title ? { ...row, title: before.title } : row));
    }
    for (const row of customers) {
      const before = this.customers.get(row.customerId);
      if (before && before.country === row.country && row.name === null && row.email === null) continue;
      this.customers.set(row.customerId, merge(before, row));
    }
  }
}
