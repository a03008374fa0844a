import { type CustomerRow, type ProductRow } from '@/lib/schemas/interaction';

/** A text of its own: parts of a text keep the whole of it in memory, here a piece of the file. */
const ownText = (text: string) => (text.length > 12 ? ` ${text}`.slice(1) : text);

/**
 * Order lines name their product and customer again and again: lets through only what says something that the line before of
 * the same product or customer did not. Memory grows with the catalogue, not with the file.
 */
export class CatalogueFilter {
  readonly #products = new Map<
    string,
    { title: string | null; category: string | null; price: number | null }
  >();
  readonly #countries = new Map<string, string | null>();

  isNewProduct({ productId, title, category, price }: ProductRow): boolean {
    const before = this.#products.get(productId);
    if (!before) {
      const own = { title: title && ownText(title), category: category && ownText(category), price };
      this.#products.set(ownText(productId), own);
      return true;
    }
    if (
      (price === null || before.price === price) &&
      (title === null || before.title !== null) &&
      (category === null || before.category === category)
    )
      return false;
    before.price = price ?? before.price;
    before.title ??= title && ownText(title);
    before.category = (category && ownText(category)) ?? before.category;
    return true;
  }

  isNewCustomer({ customerId, country }: CustomerRow): boolean {
    if (this.#countries.get(customerId) === country) return false;
    this.#countries.set(ownText(customerId), country && ownText(country));
    return true;
  }
}
