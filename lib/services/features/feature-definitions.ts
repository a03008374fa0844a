import 'server-only';

/** Counts every change of what a feature means: features of another version are computed anew. */
export const DEFINITIONS = 1;

/** Pieces that cost at least this share less than the list price were bought at a discount. */
export const DISCOUNT_FROM = 0.05;

/** Orders from which on the days between them are a rhythm. */
export const RHYTHM_ORDERS = 3;

/** SQL of the order that a purchase `i` belongs to: what was bought in one session, else on one day (UTC), else by itself. */
export const orderOf = `coalesce('s' || i."session", 'd' || (i."time" AT TIME ZONE 'UTC')::date, 'k' || i."key")`;

/**
 * SQL of the mid-rank of `value` as a share, 0..1 exclusive: equal values share the middle of their ranks, so that a cut never parts
 * them (ntile does).
 */
export const midRank = (value: string, partition = '') =>
  `(rank() OVER (${partition} ORDER BY ${value}) - 1 + count(*) OVER (${partition ? `${partition}, ${value}` : `PARTITION BY ${value}`}) / 2.0) / count(*) OVER (${partition})`;
