'use client';
import { Button, Group, Text, UnstyledButton } from '@mantine/core';
import { useFormatter, useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import { useShop } from '@/components/layout/shop-context';
import { ChartFrame } from '@/components/charts/chart-frame';
import { HeatLegend } from '@/components/charts/heat-legend';
import { Panel } from '@/components/ui/panel';
import { Term } from '@/components/ui/term';
import { choiceParam, useUrlState } from '@/components/ui/url-state';
import { amountColour } from '@/lib/charts/heat-colours';
import { type CustomerValueView } from '@/lib/schemas/customer-value';
import { type RfmCell, rfmCells, rfmGrid, SMALLEST_GROUP } from '@/lib/schemas/features';
import { rfmPicture } from './rfm-picture';
import classes from './rfm-panel.module.css';

const CellPanel = dynamic(() => import('./cell-panel').then((module) => module.CellPanel), { ssr: false });

const urlState = { cell: choiceParam<RfmCell | ''>(['', ...rfmCells], '') };

/** Buyers by recency, and by frequency and money: sizes and money of each place; a click opens the named cell that it belongs to. */
export function RfmPanel({ value: { places, cells } }: { value: CustomerValueView }) {
  const t = useTranslations('value');
  const names = useTranslations('features.cell');
  const format = useFormatter();
  const { currency } = useShop();
  const [{ cell: opened }, setState] = useUrlState(urlState);
  const most = Math.max(1, ...places.map(({ customers }) => customers));
  const money = (amount: number | null) =>
    amount === null
      ? '–'
      : format.number(amount, {
          style: 'currency',
          currency,
          currencyDisplay: 'narrowSymbol',
          notation: 'compact',
          maximumSignificantDigits: 3,
        });
  const toggle = (cell: RfmCell) => setState({ cell: opened === cell ? '' : cell });
  const sumOf = (cell: RfmCell) => cells.find((one) => one.cell === cell);
  const apart = (['new', 'prospects'] as const).flatMap((cell) => sumOf(cell) ?? []);
  const cellAt = (recency: number, column: number) => rfmGrid[5 - recency]?.[column - 1] ?? 'prospects';
  const colourOf = (customers: number) => amountColour(Math.sqrt(customers / most));
  const picture = () =>
    rfmPicture(
      t('rfm'),
      places.map(({ recency, column, customers, money: amount }) => ({
        column: column - 1,
        row: 5 - recency,
        colour: colourOf(customers),
        lines: [format.number(customers), names(cellAt(recency, column)), money(amount)],
      })),
      {
        rows: [5, 4, 3, 2, 1].map((score) => t('recencyShort', { score })),
        columns: [1, 2, 3, 4, 5].map((score) => t('columnShort', { score })),
      },
    );
  return (
    <Panel title={<Term term="rfm">{t('rfm')}</Term>} text={t('rfmText')}>
      <ChartFrame
        title={t('rfm')}
        file="rfm"
        height={360}
        isInteractive
        picture={picture}
        columns={[
          { label: t('recency'), isNumber: true },
          { label: t('frequencyMoney'), isNumber: true },
          { label: t('cell') },
          { label: t('customers'), isNumber: true },
          { label: t('moneySoFar'), isNumber: true, digits: 0 },
        ]}
        rows={places.map(({ recency, column, customers, money: amount }) => [
          ...[recency, column, names(cellAt(recency, column))],
          ...[customers, amount],
        ])}
      >
        <div className={classes.grid}>
          {places.map(({ recency, column, customers, money: amount }) => {
            const cell = cellAt(recency, column);
            const { fill, ink } = colourOf(customers);
            return [
              column === 1 ? (
                <span key={`r${recency}`} className={classes.axis}>
                  {t('recencyShort', { score: recency })}
                </span>
              ) : null,
              <UnstyledButton
                key={`${recency} ${column}`}
                className={classes.place}
                style={{ background: fill, color: ink }}
                aria-pressed={opened === cell}
                aria-label={t('place', {
                  recency,
                  column,
                  cell: names(cell),
                  count: customers,
                  money: amount === null ? t('hidden', { floor: SMALLEST_GROUP }) : money(amount),
                })}
                onClick={() => toggle(cell)}
              >
                <span className={classes.count}>{format.number(customers)}</span>
                <span className={classes.name}>{names(cell)}</span>
                <span className={classes.money}>{money(amount)}</span>
              </UnstyledButton>,
            ];
          })}
          <span />
          {[1, 2, 3, 4, 5].map((score) => (
            <span key={score} className={classes.axis}>
              {t('columnShort', { score })}
            </span>
          ))}
        </div>
      </ChartFrame>
      <Group mt="sm" gap="xs">
        {apart.map(({ cell, customers, money: amount }) => (
          <Button
            key={cell}
            size="compact-sm"
            variant={opened === cell ? 'filled' : 'default'}
            aria-pressed={opened === cell}
            onClick={() => toggle(cell)}
          >
            {`${names(cell)}: ${format.number(customers)}${cell === 'new' ? ` · ${money(amount)}` : ''}`}
          </Button>
        ))}
      </Group>
      <Group mt="sm" gap="md" align="flex-end">
        <div style={{ flex: 1, minWidth: 160, maxWidth: 320 }}>
          <HeatLegend kind="amount" label={t('customers')} ends={['0', format.number(most)]} />
        </div>
        <Text size="xs" c="dimmed">
          {t('rfmHint')}
        </Text>
      </Group>
      {opened === '' ? null : <CellPanel key={opened} cell={opened} sum={sumOf(opened)} />}
    </Panel>
  );
}
