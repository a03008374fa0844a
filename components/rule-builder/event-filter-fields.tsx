'use client';
import { Autocomplete, Button, NumberInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { useShop } from '@/components/layout/shop-context';
import { productName } from '@/components/ui/product-name';
import { productsOptions } from '@/lib/queries/products';
import { type EventFilter } from '@/lib/schemas/segment-rule';
import { useBuilder } from './builder-context';
import classes from './rule-builder.module.css';

interface Props {
  readonly event: EventFilter;
  readonly onEvent: (event: EventFilter, topic: string) => void;
  /** Names the controls of this line. */
  readonly label: (control: string) => string;
}

/** Text fields that were emptied are left out. */
const orNothing = (text: string) => (text.trim() === '' ? undefined : text);

function ProductField({ event, onEvent, label }: Props) {
  const t = useTranslations('segments.builder');
  const locale = useLocale();
  const { slug } = useShop();
  const [q] = useDebouncedValue(event.product ?? '', 250);
  const { data } = useQuery(productsOptions(slug, { q, pageSize: 8 }));
  const titles = new Map(data?.rows.map((row) => [row.externalId, productName(row, locale)]));
  return (
    <Autocomplete
      size="sm"
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

/** Which products an event is about: of a category, a brand, a price, or one alone. Folded up where it is any. */
export function EventFilterFields({ event, onEvent, label }: Props) {
  const t = useTranslations('segments.builder');
  const { catalogue } = useBuilder();
  const { category, brand, product, minPrice, maxPrice } = event;
  const isNarrow = [category, brand, product, minPrice, maxPrice].some((value) => value !== undefined);
  const [isOpen, setOpen] = useState(false);
  if (!isNarrow && !isOpen)
    return (
      <Button size="compact-sm" variant="subtle" aria-label={label('narrow')} onClick={() => setOpen(true)}>
        {t('narrow')}
      </Button>
    );
  return (
    <div className={classes.narrowing}>
      {(['category', 'brand'] as const).map((name) => (
        <Autocomplete
          key={name}
          size="sm"
          aria-label={label(name)}
          placeholder={t(name === 'category' ? 'anyCategory' : 'anyBrand')}
          data={[...(name === 'category' ? catalogue.categories : catalogue.brands)]}
          limit={60}
          value={event[name] ?? ''}
          onChange={(text) => onEvent({ ...event, [name]: orNothing(text) }, name)}
        />
      ))}
      <ProductField event={event} onEvent={onEvent} label={label} />
      {(['minPrice', 'maxPrice'] as const).map((name) => (
        <NumberInput
          key={name}
          size="sm"
          hideControls
          min={0}
          aria-label={label(name)}
          placeholder={t(name)}
          value={event[name] ?? ''}
          onChange={(value) =>
            onEvent({ ...event, [name]: typeof value === 'number' ? Math.max(0, value) : undefined }, name)
          }
        />
      ))}
      <Button
        size="compact-sm"
        variant="subtle"
        aria-label={label('anyProducts')}
        onClick={() => {
          setOpen(false);
          onEvent({ kind: event.kind }, 'any');
        }}
      >
        {t('anyProducts')}
      </Button>
    </div>
  );
}
