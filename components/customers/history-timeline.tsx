'use client';
import { Anchor, Badge, NativeSelect, Pagination, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import Link from 'next/link';
import { textParam, wholeParam, useUrlState } from '@/components/ui/url-state';
import { useShop } from '@/components/layout/shop-context';
import { ErrorState } from '@/components/ui/error-state';
import { Panel } from '@/components/ui/panel';
import { productName } from '@/components/ui/product-name';
import { historyOptions } from '@/lib/queries/customers';
import { type HistoryEvent } from '@/lib/schemas/customer';
import classes from './history-timeline.module.css';

const colors = {
  view: 'gray',
  cart: 'indigo',
  purchase: 'teal',
  rating: 'yellow',
  use: 'cyan',
  return: 'red',
} as const;
const kinds = ['view', 'cart', 'purchase', 'rating', 'use', 'return'] as const;

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
  kind: textParam(),
  events: wholeParam(1),
};

/** What a customer did, newest first, day by day; filtered by kind. */
export function HistoryTimeline({ customerId }: { customerId: number }) {
  const t = useTranslations('customers');
  const common = useTranslations('common');
  const format = useFormatter();
  const locale = useLocale();
  const { slug, currency } = useShop();
  const [{ kind, events: page }, setState] = useUrlState(urlState);
  const { data, error, refetch } = useQuery(historyOptions(slug, customerId, { kind, page }));
  const detail = (event: HistoryEvent) =>
    [
      event.value === null
        ? null
        : event.kind === 'rating'
          ? t('rated', { value: format.number(event.value) })
          : format.number(event.value),
      event.quantity !== null && event.unitPrice !== null
        ? `${event.quantity} × ${format.number(event.unitPrice, { style: 'currency', currency })}`
        : null,
    ]
      .filter(Boolean)
      .join(' · ');
  return (
    <Panel
      title={t('history')}
      actions={
        <NativeSelect
          size="xs"
          aria-label={t('kind')}
          value={kind}
          data={[
            { value: '', label: t('allKinds') },
            ...kinds.map((value) => ({ value, label: t(`kindName.${value}`) })),
          ]}
          onChange={(event) => setState({ kind: event.currentTarget.value, events: 1 })}
        />
      }
    >
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
                  <Text size="xs" c="dimmed" className="tabular">
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
