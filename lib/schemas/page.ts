import { z } from 'zod';

/** The studio's own number of a customer or product, as the database can hold it. */
export const rowId = z.coerce.number().int().min(1).max(2_147_483_647);

/** Server-side paging: `page` counts from 1. */
export const pageQuery = z.object({
  page: z.coerce.number().int().min(1).max(1_000_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(200).default(25),
});

/** One page of a list and how many rows there are in all. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
}

export const sortDirection = z.enum(['asc', 'desc']).default('desc');
