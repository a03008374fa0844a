import { type ClusterLift, type ClusterProfile, type NamePart } from '@/lib/schemas/clustering';

/** A name needs a lift and a share from here on: weaker ones would be chance. */
const LEAST_LIFT = 1.3;
const LEAST_SHARE = 0.08;
const LEAST_BAND = 1.15;
/** Means that are this much apart, by the larger, make a name. */
const LEAST_APART = 0.15;

const strongest = (lifts: readonly ClusterLift[]) => [...lifts].sort((a, b) => b.lift - a.lift);

function fromLifts(lifts: readonly ClusterLift[]): NamePart[] {
  const categories = strongest(lifts).filter(
    ({ kind, lift, share }) => kind === 'category' && lift >= LEAST_LIFT && share >= LEAST_SHARE,
  );
  return categories.slice(0, 2).map(({ name }) => ({ type: 'category', name }));
}

function fromNumbers(numbers: ClusterProfile['numbers']): NamePart[] {
  return numbers
    .map(({ field, mean, shopMean }) => ({
      field,
      isHigh: mean > shopMean,
      apart: Math.abs(mean - shopMean) / Math.max(Math.abs(mean), Math.abs(shopMean), 1e-9),
    }))
    .filter(({ apart }) => apart >= LEAST_APART)
    .sort((a, b) => b.apart - a.apart)
    .slice(0, 2)
    .map(({ field, isHigh }) => ({ type: 'field', field, isHigh }));
}

/** What a cluster is called by: its strongest categories and price band, or where tastes say nothing its most unlike numbers. */
export function nameOf(
  { lifts, numbers }: Pick<ClusterProfile, 'lifts' | 'numbers'>,
  isByTastes: boolean,
): NamePart[] {
  const band = strongest(lifts).find(({ kind, lift }) => kind === 'price-band' && lift >= LEAST_BAND);
  const categories = fromLifts(lifts);
  const main = isByTastes ? categories : fromNumbers(numbers);
  const parts = main.length > 0 ? main : isByTastes ? fromNumbers(numbers) : categories;
  return [...parts, ...(band && isByTastes ? [{ type: 'price-band' as const, band: band.name }] : [])];
}
