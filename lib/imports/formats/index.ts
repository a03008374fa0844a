import { type ImportFormatId } from '@/lib/schemas/import';
import { customers } from './customers';
import { events } from './events';
import { type ImportFormat } from './import-format';
import { orders } from './orders';
import { products } from './products';
import { ratings } from './ratings';

/** Every format. To add one: write its file, add it here. */
export const importFormats: Readonly<Record<ImportFormatId, ImportFormat>> = {
  ratings,
  events,
  orders,
  products,
  customers,
};
