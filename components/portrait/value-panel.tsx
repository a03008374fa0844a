'use client';
import { Stack, Text } from '@mantine/core';
import { useFormatter, useTranslations } from 'next-intl';
import { useShop } from '@/components/layout/shop-context';
import { FeatureTerm } from '@/components/ui/feature-term';
import { Panel } from '@/components/ui/panel';
import { Term } from '@/components/ui/term';
import { type Portrait } from '@/lib/schemas/portrait';
import { GateText } from './gate-text';
import classes from './portrait.module.css';

/** What comes next of a customer: still here, next order, orders and money with their interval. */
export function ValuePanel({ features, run }: Pick<Portrait, 'features' | 'run'>) {
  const t = useTranslations('portrait');
  const format = useFormatter();
  const { currency } = useShop();
  const gates = run?.gates ?? [];
  const money = (value: number) =>
    format.number(value, { style: 'currency', currency, maximumFractionDigits: 0 });
  const days = (value: number) => t('days', { count: Math.round(value) });
  const next = features?.nextOrderAt ?? null;
  const late = next && run?.asOf ? Math.round((Date.parse(run.asOf) - Date.parse(next)) / 86_400_000) : 0;
  const low = features?.lifetimeValueLow ?? null;
  const high = features?.lifetimeValueHigh ?? null;
  const isValued = features?.alive !== null && features?.alive !== undefined;
  return (
    <Panel title={t('next')} text={t('nextText')}>
      <Stack gap="xs">
        <table className={classes.rows}>
          <tbody>
            {isValued ? (
              <>
                <tr>
                  <th scope="row">
                    <Term term="alive">{t('alive')}</Term>
                  </th>
                  <td>{format.number(features?.alive ?? 0, { style: 'percent' })}</td>
                </tr>
                <tr>
                  <th scope="row">
                    <FeatureTerm feature="expectedOrders">
                      {t('expectedOrders', { days: run?.horizonDays ?? 0 })}
                    </FeatureTerm>
                  </th>
                  <td>{format.number(features?.expectedOrders ?? 0, { maximumFractionDigits: 1 })}</td>
                </tr>
              </>
            ) : null}
            {features?.lifetimeValue === null || features?.lifetimeValue === undefined ? null : (
              <tr>
                <th scope="row">
                  <Term term="clv">{t('lifetimeValue', { days: run?.horizonDays ?? 0 })}</Term>
                </th>
                <td>
                  {money(features.lifetimeValue)}
                  {low === null || high === null ? '' : ` [${money(low)}, ${money(high)}]`}
                </td>
              </tr>
            )}
            {next ? (
              <tr>
                <th scope="row">
                  <FeatureTerm feature="nextOrderAt">{t('nextOrder')}</FeatureTerm>
                </th>
                <td>
                  {format.dateTime(new Date(next), { dateStyle: 'medium' })}
                  {late > 0 ? ` · ${t('overdue', { count: late })}` : ''}
                </td>
              </tr>
            ) : null}
            {features?.orderGapDays === null || features?.orderGapDays === undefined ? null : (
              <tr>
                <th scope="row">
                  <FeatureTerm feature="orderGapDays">{t('rhythm')}</FeatureTerm>
                </th>
                <td>
                  {t('everyDays', {
                    days: days(features.orderGapDays),
                    spread: days(features.orderGapSpread ?? 0),
                  })}
                </td>
              </tr>
            )}
          </tbody>
        </table>
        {isValued ? null : <GateText gates={gates} feature="lifetime-value" fallback={t('noValue')} />}
        {next ? null : (
          <GateText gates={gates} feature="rhythm" fallback={t('noRhythm', { has: features?.orders ?? 0 })} />
        )}
        {run?.asOf ? (
          <Text size="xs" c="dimmed">
            {t('clock', { when: format.dateTime(new Date(run.asOf), { dateStyle: 'medium' }) })}
          </Text>
        ) : null}
      </Stack>
    </Panel>
  );
}
