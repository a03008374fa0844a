'use client';
import { Button, Skeleton } from '@mantine/core';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { type EventFilterProps } from './event-filter-form';

const EventFilterForm = dynamic(
  () => import('./event-filter-form').then((module) => module.EventFilterForm),
  { ssr: false, loading: () => <Skeleton h={36} style={{ flexBasis: '100%' }} /> },
);

/** Which products an event is about: of a category, a brand, a price, or one alone. Folded up where it is any. */
export function EventFilterFields({ event, onEvent, label }: EventFilterProps) {
  const t = useTranslations('segments.builder');
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
    <EventFilterForm
      event={event}
      onEvent={onEvent}
      label={label}
      onAny={() => {
        setOpen(false);
        onEvent({ kind: event.kind }, 'any');
      }}
    />
  );
}
