import { parseNumber } from '@/lib/imports/parse-number';
import { looseNumber, optionalText, parseId } from './cells';
import { fields, required } from './fields';
import { type ImportFormat } from './import-format';

/** One product a row; columns that no field takes are kept as attributes. */
export const products: ImportFormat = {
  id: 'products',
  fields: [
    required(fields.productId),
    fields.title,
    fields.titleZh,
    fields.description,
    fields.descriptionZh,
    fields.category,
    fields.brand,
    fields.price,
    fields.cost,
    fields.stock,
  ],
  parseRow(cells, rest) {
    const productId = parseId(cells, 'productId');
    if (typeof productId === 'object') return productId;
    const price = parseNumber(cells('price'));
    if (price !== null && price < 0) return { issue: 'negative-price', reason: 'The price is below 0.' };
    const stock = looseNumber(cells, 'stock', -1e9, 1e9);
    return {
      product: {
        productId,
        title: optionalText(cells, 'title'),
        titleZh: optionalText(cells, 'titleZh'),
        description: optionalText(cells, 'description', 5000),
        descriptionZh: optionalText(cells, 'descriptionZh', 5000),
        category: optionalText(cells, 'category', 200),
        brand: optionalText(cells, 'brand', 200),
        price,
        cost: looseNumber(cells, 'cost', 0, 1e12),
        stock: stock === null ? null : Math.round(stock),
        attributes: rest(),
      },
    };
  },
};
