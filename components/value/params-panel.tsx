'use client';
import { Text } from '@mantine/core';
import { useFormatter, useTranslations } from 'next-intl';
import { Panel } from '@/components/ui/panel';
import { Table } from '@/components/ui/table';
import { type LifetimeValueReport } from '@/lib/schemas/lifetime-value';

const greek: Readonly<Record<string, string>> = { alpha: 'α' };
/** As the papers list them: the database keeps objects in an order of its own. */
const order = ['r', 'alpha', 'a', 'b', 'p', 'q', 'v'];

/** The fitted parameters with their intervals, and what to think of the fit. */
export function ParamsPanel({ report }: { report: LifetimeValueReport }) {
  const t = useTranslations('value');
  const format = useFormatter();
  const number = (value: number) => format.number(value, { maximumSignificantDigits: 4 });
  const fits = [
    ...report.models.map((fit) => ({ ...fit, name: t(`model.${fit.model}`) })),
    ...(report.gammaGamma ? [{ ...report.gammaGamma, name: t('model.gamma-gamma') }] : []),
  ];
  const notes = [
    t('modelText', { buyers: report.buyers, repeat: report.repeatBuyers }),
    t('intervalText'),
    report.gammaGamma?.correlation === null || report.gammaGamma === null
      ? null
      : t('correlationText', {
          r: format.number(report.gammaGamma.correlation, { maximumFractionDigits: 2 }),
          isWeak: Math.abs(report.gammaGamma.correlation) < 0.3 ? 'yes' : 'no',
        }),
    fits.every(({ isConverged }) => isConverged) ? null : t('notConverged'),
  ].filter((note) => note !== null);
  return (
    <Panel title={t('params')} text={t('paramsText')}>
      <Table.ScrollContainer fitsPhone minWidth={360} label={t('params')}>
        <Table isSmall>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('modelName')}</Table.Th>
              <Table.Th>{t('parameter')}</Table.Th>
              <Table.Th ta="right">{t('estimate')}</Table.Th>
              <Table.Th ta="right">{t('interval')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {fits.flatMap(({ name, estimates, logLikelihood }) =>
              Object.entries(estimates)
                .sort(([one], [other]) => order.indexOf(one) - order.indexOf(other))
                .map(([param, { value, low, high }], at) => (
                  <Table.Tr key={`${name} ${param}`}>
                    <Table.Td>
                      {at === 0 ? name : ''}
                      {at === 1 ? (
                        <Text size="xs" c="dimmed">
                          {t('logLikelihood', {
                            value: format.number(logLikelihood, { maximumFractionDigits: 1 }),
                          })}
                        </Text>
                      ) : null}
                    </Table.Td>
                    <Table.Td>{greek[param] ?? param}</Table.Td>
                    <Table.Td ta="right">{number(value)}</Table.Td>
                    <Table.Td ta="right">
                      {low === null || high === null ? '–' : `[${number(low)}, ${number(high)}]`}
                    </Table.Td>
                  </Table.Tr>
                )),
            )}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {notes.map((note) => (
        <Text key={note} size="xs" c="dimmed" mt={6}>
          {note}
        </Text>
      ))}
    </Panel>
  );
}
