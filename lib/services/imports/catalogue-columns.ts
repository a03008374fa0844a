import { type CopyValue } from '@/lib/db';
import { type CustomerRow, type ProductRow } from '@/lib/schemas/interaction';
import { iso } from './staging';

/** What a file may say of a product, attributes aside, by column. */
export const productColumns = [
  'title',
  'titleZh',
  'description',
  'descriptionZh',
  'category',
  'brand',
  'price',
  'cost',
  'stock',
] as const;

/** What a file may say of a customer, attributes aside, by column. */
export const customerColumns = [
  'name',
  'email',
  'country',
  'city',
  'birthYear',
  'gender',
  'joinedAt',
] as const;

/** Columns that copyable products and customers fill, in order. */
export const copiedProductColumns = ['externalId', ...productColumns, 'attributes'] as const;
export const copiedCustomerColumns = ['externalId', ...customerColumns, 'attributes'] as const;

/** A product's values in the order of copiedProductColumns. */
export const copyableProduct = (row: ProductRow): CopyValue[] => [
  row.productId,
  ...productColumns.map((column) => row[column]),
  JSON.stringify(row.attributes),
];

/** A customer's values in the order of copiedCustomerColumns. */
export const copyableCustomer = (row: CustomerRow): CopyValue[] => [
  row.customerId,
  ...customerColumns.map((column) => (column === 'joinedAt' ? iso(row.joinedAt) : row[column])),
  JSON.stringify(row.attributes),
];
