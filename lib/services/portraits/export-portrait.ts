import 'server-only';
import { csvText } from '@/lib/exports/csv';
import { type Context } from '@/lib/schemas/context';
import { listCustomerSegments } from '@/lib/services/segments/list-customer-segments';
import { getPortrait } from './get-portrait';
import { getTimeline } from './get-timeline';
import { listNotes } from './notes';

/** All that the studio knows of a customer, to take along. */
export async function exportPortrait(context: Context, query: { customerId: number }) {
  const portrait = await getPortrait(context, query);
  const [segments, notes, { months, moments }] = await Promise.all([
    listCustomerSegments(context, query),
    listNotes(context, query),
    getTimeline(context, query),
  ]);
  // The size of a segment is no property of this customer.
  const named = segments.map(({ name, enteredAt }) => ({ name, enteredAt }));
  return { shop: context.shop.name, ...portrait, segments: named, notes, months, moments };
}

type Exported = Awaited<ReturnType<typeof exportPortrait>>;

const flat = (value: unknown): string | number | null => {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number' || typeof value === 'string') return value;
  return Array.isArray(value) ? value.join(' ') : JSON.stringify(value);
};

/** The same as CSV: part, name, value. */
export function portraitCsv({
  customer,
  consents,
  features,
  suggestions,
  segments,
  notes,
  months,
  moments,
}: Exported): string {
  const { attributes, ...identity } = customer;
  const { affinities = [], ...values } = features ?? {};
  const part = (name: string, entries: readonly (readonly [string, unknown])[]) =>
    entries.map(([key, value]) => [name, key, flat(value)]);
  return csvText(
    ['part', 'name', 'value'],
    [
      ...part('customer', Object.entries(identity)),
      ...part('attribute', Object.entries(attributes)),
      ...part(
        'consent',
        consents.map(({ name, answer }) => [name, answer] as const),
      ),
      ...part('feature', Object.entries(values)),
      ...part(
        'lift',
        affinities.map(({ kind, name, lift }) => [`${kind}: ${name}`, lift] as const),
      ),
      ...part(
        'segment',
        segments.map(({ name, enteredAt }) => [name, enteredAt] as const),
      ),
      ...part(
        'suggestion',
        suggestions.map(({ id, because }) => [id, because] as const),
      ),
      ...part(
        'note',
        notes.map(({ createdAt, text }) => [createdAt, text] as const),
      ),
      ...part(
        'moment',
        moments.map(({ at, what, name }) => [at, name === null ? what : `${what}: ${name}`] as const),
      ),
      ...part(
        'month',
        months.flatMap(({ month, byKind }) =>
          Object.entries(byKind).map(([kind, n]) => [`${month} ${kind}`, n] as const),
        ),
      ),
    ],
  );
}
