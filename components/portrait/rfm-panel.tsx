'use client';
import { Stack, Text } from '@mantine/core';
import { useFormatter, useTranslations } from 'next-intl';
import { Panel } from '@/components/ui/panel';
import { Term } from '@/components/ui/term';
import { frequencyMoney, rfmGrid, SMALLEST_GROUP } from '@/lib/schemas/features';
import { type Portrait } from '@/lib/schemas/portrait';
import { GateText } from './gate-text';
import classes from './portrait.module.css';

/** The RFM grid with the customer's place on it. */
export function RfmPanel({ features, run, cell }: Pick<Portrait, 'features' | 'run' | 'cell'>) {
  const t = useTranslations('portrait');
  const words = useTranslations('features');
  const format = useFormatter();
  if (!features?.rfmCell)
    return (
      <Panel title={t('rfm')}>
        <GateText gates={run?.gates ?? []} feature="rfm" fallback={t('notComputed')} />
      </Panel>
    );
  const { rfmCell, recencyScore, frequencyScore, monetaryScore } = features;
  const column = frequencyScore === null ? null : frequencyMoney(frequencyScore, monetaryScore);
  return (
    <Panel title={<Term term="rfm">{t('rfm')}</Term>} text={t('rfmText')}>
      <Stack gap="xs">
        <Text fw={650} data-testid="rfm-cell">
          {words(`cell.${rfmCell}`)}
        </Text>
        <Text size="sm">{words(`cellText.${rfmCell}`)}</Text>
        <table className={classes.grid} aria-label={t('rfmGrid')}>
          <tbody>
            {rfmGrid.map((row, at) => (
              <tr key={at}>
                <th scope="row">{t('recencyShort', { score: 5 - at })}</th>
                {row.map((name, place) => {
                  const isHere = recencyScore === 5 - at && column === place + 1;
                  return (
                    <td
                      key={place}
                      data-here={isHere || undefined}
                      aria-current={isHere ? 'true' : undefined}
                    >
                      {words(`cell.${isHere ? rfmCell : name}`)}
                    </td>
                  );
                })}
              </tr>
            ))}
            <tr>
              <td />
              {[1, 2, 3, 4, 5].map((score) => (
                <th key={score} scope="col">
                  {t('moneyShort', { score })}
                </th>
              ))}
            </tr>
          </tbody>
        </table>
        {recencyScore === null ? null : (
          <Text size="xs" c="dimmed">
            {t('scores', {
              recency: recencyScore,
              frequency: frequencyScore ?? '–',
              money: monetaryScore ?? '–',
            })}
          </Text>
        )}
        {cell ? (
          <Text size="xs" c="dimmed">
            {cell.share === null
              ? t('cellSmall', { floor: SMALLEST_GROUP })
              : t('cellShare', {
                  count: format.number(cell.customers),
                  share: format.number(cell.share, { style: 'percent', maximumFractionDigits: 1 }),
                })}
          </Text>
        ) : null}
      </Stack>
    </Panel>
  );
}
