const money: readonly string[] = ['monetary', 'orderValue', 'lifetimeValue', 'spend'];
const shares: readonly string[] = ['discountShare', 'returnRate', 'alive'];
const days: readonly string[] = ['recencyDays', 'tenureDays', 'orderGapDays'];

export type FieldUnit = 'money' | 'share' | 'days' | 'year' | 'count';

/** What the numbers of a field are: money and days get their unit, shares (0..1) are said and typed as percent. */
export function fieldUnit(field: string): FieldUnit {
  if (money.includes(field)) return 'money';
  if (shares.includes(field)) return 'share';
  if (days.includes(field)) return 'days';
  return field === 'birthYear' ? 'year' : 'count';
}

const prefix = 'attribute:';

/** The name of an attribute that the shop gives its customers; null for the studio's own fields. */
export const attributeName = (field: string): string | null =>
  field.startsWith(prefix) ? field.slice(prefix.length) : null;
