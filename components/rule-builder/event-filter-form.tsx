'use client';
import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useShop } from '@/components/layout/shop-context';
import { productName } from '@/components/ui/product-name';
import { productsOptions } from '@/lib/queries/products';
import { type EventFilter } from '@/lib/schemas/segment-rule';
import { useBuilder } from './builder-context';
import classes from './rule-builder.module.css';
import { Suggested } from './suggested';

export interface EventFilterProps {
  readonly event: EventFilter;
  readonly onEvent: (event: EventFilter, topic: string) => void;
  /** Names the controls of this line. */
  readonly label: (control: string) => string;
}

/** Text fields that were emptied are left out. */
const orNothing = (text: string) => (text.trim() === '' ? undefined : text);

function ProductField({ event, onEvent, label }: EventFilterProps) {
  const t = useTranslations('segments.builder');
  const locale = useLocale();
  const { slug } = useShop();
  const [q] = useDebouncedValue(event.product ?? '', 250);
  const { data } = useQuery(productsOptions(slug, { q, pageSize: 8 }));
  const titles = new Map(data?.rows.map((row) => [row.externalId, productName(row, locale)]));
  return (
    <Suggested
      aria-label={label('product')}
      placeholder={t('anyProduct')}
      data={[...titles.keys()]}
      filter={({ options }) => options}
      renderOption={({ option }) => `${titles.get(option.value) ?? ''} (${option.value})`}
      value={event.product ?? ''}
      onChange={(text) => onEvent({ ...event, product: orNothing(text) }, 'product')}
    />
  );
}

/** The fields that narrow an event down to some products; `onAny` takes them away again. */
export function EventFilterForm({ event, onEvent, label, onAny }: EventFilterProps & { onAny: () => void }) {
  const t = useTranslations('segments.builder');
  const { catalogue } = useBuilder();
  return (
    <div className={classes.narrowing}>
      {(['category', 'brand'] as const).map((name) => (
        <Suggested
          key={name}
          aria-label={label(name)}
          placeholder={t(name === 'category' ? 'anyCategory' : 'anyBrand')}
          data={[...(name === 'category' ? catalogue.categories : catalogue.brands)]}
          value={event[name] ?? ''}
          onChange={(text) => onEvent({ ...event, [name]: orNothing(text) }, name)}
        />
      ))}
      <ProductField event={event} onEvent={onEvent} label={label} />
      {(['minPrice', 'maxPrice'] as const).map((name) => (
        <TextInput
          key={name}
          type="number"
          inputMode="decimal"
          step="any"
          min={0}
          aria-label={label(name)}
          placeholder={t(name)}
          value={event[name] ?? ''}
          onChange={({ currentTarget: { valueAsNumber: price } }) =>
            onEvent({ ...event, [name]: Number.isFinite(price) ? Math.max(0, price) : undefined }, name)
          }
        />
      ))}
      <Button size="compact-sm" variant="subtle" aria-label={label('anyProducts')} onClick={onAny}>
        {t('anyProducts')}
      </Button>
    </div>
  );
}
