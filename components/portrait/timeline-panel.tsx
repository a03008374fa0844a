'use client';
import { Anchor, Badge, Button, Chip, Group, Pagination, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import clsx from 'clsx';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import Link from 'next/link';
import { textListParam, textParam, wholeParam, useUrlState } from '@/components/ui/url-state';
import { useShop } from '@/components/layout/shop-context';
import { ErrorState } from '@/components/ui/error-state';
import { Panel } from '@/components/ui/panel';
import { productName } from '@/components/ui/product-name';
import { historyOptions } from '@/lib/queries/customers';
import { type HistoryEvent } from '@/lib/schemas/customer';
import { interactionKinds } from '@/lib/schemas/interaction-kinds';
import { timelineOptions } from '@/lib/queries/portraits';
import classes from './portrait.module.css';

const colors = {
  view: 'gray',
  cart: 'indigo',
  purchase: 'teal',
  rating: 'yellow',
  use: 'cyan',
  return: 'red',
} as const;

/** Events of one day each under its date; the order is that of the list. */
function byDay(events: readonly HistoryEvent[]): [string, HistoryEvent[]][] {
  const days = new Map<string, HistoryEvent[]>();
  for (const event of events) {
    const day = event.time?.slice(0, 10) ?? '';
    days.set(day, [...(days.get(day) ?? []), event]);
  }
  return [...days];
}

const urlState = {
  kinds: textListParam([]),
  month: textParam(),
  events: wholeParam(1, 1),
};

/** The month after YYYY-MM. */
function monthAfter(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 7);
}

/** The months from the first to the last, those without events as well; of a very long life only the last. */
function allMonths(first: string, last: string): string[] {
  const months = [first];
  for (let month = first; month < last; months.push(month)) month = monthAfter(month);
  return months.slice(-60);
}

/** A customer's whole life: by month, what happened once, and every event, newest first; filtered by kinds and month. */
export function TimelinePanel({ customerId }: { customerId: number }) {
  const t = useTranslations('customers');
  const words = useTranslations('portrait');
  const common = useTranslations('common');
  const format = useFormatter();
  const locale = useLocale();
  const { slug, currency } = useShop();
  const [{ kinds, month, events: page }, setState] = useUrlState(urlState);
  const period = /^\d{4}-(0[1-9]|1[0-2])$/.test(month)
    ? { from: `${month}-01`, to: `${monthAfter(month)}-01` }
    : {};
  const { data, error, refetch } = useQuery(
    historyOptions(slug, customerId, { kinds: kinds.join(','), page, ...period }),
  );
  const { data: life } = useQuery(timelineOptions(slug, customerId));
  const chosen = interactionKinds.filter((kind) => kinds.length === 0 || kinds.includes(kind));
  const counts = new Map(
    life?.months.map(({ month: name, byKind }) => [
      name,
      chosen.reduce((sum, kind) => sum + (byKind[kind] ?? 0), 0),
    ]),
  );
  const [first, last] = [life?.months[0]?.month, life?.months.at(-1)?.month];
  const most = Math.max(1, ...counts.values());
  const present = interactionKinds.filter((kind) => life?.months.some(({ byKind }) => byKind[kind]));
  const monthName = (name: string) =>
    format.dateTime(new Date(`${name}-01T00:00:00Z`), { year: 'numeric', month: 'long' });
  const detail = (event: HistoryEvent) =>
    [
      event.value === null
        ? null
        : event.kind === 'rating'
          ? t('rated', { value: format.number(event.value) })
          : format.number(event.value),
      event.unitPrice !== null
        ? `${event.quantity ?? 1} × ${format.number(event.unitPrice, { style: 'currency', currency })}`
        : null,
    ]
      .filter(Boolean)
      .join(' · ');
  return (
    <Panel title={t('history')}>
      <Chip.Group multiple value={[...kinds]} onChange={(next) => setState({ kinds: next, events: 1 })}>
        <Group gap={6} mb="sm" className="no-print">
          {present.map((kind) => (
            <Chip key={kind} value={kind} size="xs">
              {t(`kindName.${kind}`)}
            </Chip>
          ))}
          {month ? (
            <Button
              size="compact-xs"
              variant="default"
              onClick={() => setState({ month: '', events: 1 })}
              aria-label={words('wholeLife')}
            >
              {monthName(month)} ×
            </Button>
          ) : null}
        </Group>
      </Chip.Group>
      {first && last ? (
        <>
          <div className={classes.months} role="group" aria-label={words('byMonth')}>
            {allMonths(first, last).map((name) => (
              <button
                key={name}
                type="button"
                style={{ height: `${Math.max(2, (100 * (counts.get(name) ?? 0)) / most)}%` }}
                aria-pressed={month === name}
                aria-label={words('monthCount', { month: monthName(name), count: counts.get(name) ?? 0 })}
                title={words('monthCount', { month: monthName(name), count: counts.get(name) ?? 0 })}
                onClick={() => setState({ month: month === name ? '' : name, events: 1 })}
              />
            ))}
          </div>
          <Text size="xs" c="dimmed" className={classes.ends} component="div" mb="sm">
            <span>{monthName(allMonths(first, last)[0] ?? first)}</span>
            <span>{monthName(last)}</span>
          </Text>
        </>
      ) : null}
      {life && life.moments.length > 0 ? (
        <Group gap={6} mb="sm">
          {life.moments.map(({ at, what, name }) => (
            <Badge key={`${what} ${at} ${name ?? ''}`} variant="default" tt="none" fw={450}>
              {words(`moment.${what}`, {
                name: name ?? '',
                when: format.dateTime(new Date(at), { dateStyle: 'medium' }),
              })}
            </Badge>
          ))}
        </Group>
      ) : null}
      {error && !data ? <ErrorState message={error.message} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton h={320} /> : null}
      {data?.total === 0 ? (
        <Text size="sm" c="dimmed">
          {t('noHistory')}
        </Text>
      ) : null}
      <Stack gap="sm">
        {byDay(data?.rows ?? []).map(([day, events]) => (
          <section key={day}>
            <Text size="xs" fw={600} c="dimmed" component="h3" m={0}>
              {day ? format.dateTime(new Date(`${day}T00:00:00Z`), { dateStyle: 'full' }) : t('noDate')}
            </Text>
            <ul className={classes.list}>
              {events.map((event, at) => (
                <li key={at} className={classes.event}>
                  <Badge variant="light" color={colors[event.kind]} size="sm">
                    {t(`kindName.${event.kind}`)}
                  </Badge>
                  <Anchor
                    component={Link}
                    href={`/${slug}/products/${event.productId}`}
                    size="sm"
                    className={classes.name}
                  >
                    {productName(
                      {
                        externalId: event.productExternalId,
                        title: event.productTitle,
                        titleZh: event.productTitleZh,
                      },
                      locale,
                    )}
                  </Anchor>
                  <Text size="xs" c="dimmed" className={clsx('tabular', classes.detail)}>
                    {detail(event)}
                  </Text>
                  <Text size="xs" c="dimmed" className="tabular">
                    {event.time ? format.dateTime(new Date(event.time), { timeStyle: 'short' }) : ''}
                  </Text>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </Stack>
      {data && data.total > data.pageSize ? (
        <Pagination
          mt="sm"
          size="sm"
          total={Math.ceil(data.total / data.pageSize)}
          value={data.page}
          onChange={(next) => setState({ events: next })}
          getControlProps={(control) => ({ 'aria-label': common(`page.${control}`) })}
          getItemProps={(number) => ({ 'aria-label': common('page.number', { page: number }) })}
        />
      ) : null}
    </Panel>
  );
}
