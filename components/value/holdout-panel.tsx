'use client';
import { SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useFormatter, useTranslations } from 'next-intl';
import {
  Bar,
  BarChart,
  CartesianGrid,
  Line,
  LineChart,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { ChartFrame } from '@/components/charts/chart-frame';
import { axisLabel, gridColour, tick, tooltipStyle } from '@/components/charts/chart-style';
import { Panel } from '@/components/ui/panel';
import { Table } from '@/components/ui/table';
import { Term } from '@/components/ui/term';
import { type HoldoutView, type LifetimeValueReport } from '@/lib/schemas/lifetime-value';
import { VALUED_BY } from '@/lib/schemas/order-models';

const HEIGHT = 260;
const colours = {
  actual: 'var(--mantine-color-orange-6)',
  predicted: 'var(--mantine-color-indigo-6)',
} as const;

/** Was the model right? Fitted on the first two thirds of the shop's orders, held against the last third. */
export function HoldoutPanel({ holdout }: { holdout: NonNullable<LifetimeValueReport['holdout']> }) {
  const t = useTranslations('value');
  const format = useFormatter();
  const day = (date: string) =>
    format.dateTime(new Date(`${date}T00:00:00Z`), { dateStyle: 'medium', timeZone: 'UTC' });
  const check = holdout.checks.find(({ by }) => by === VALUED_BY) ?? holdout.checks[0];
  if (!check) return null;
  const number = (value: number, digits = 2) =>
    format.number(value, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  const rows = [
    ...holdout.checks.map(({ by, model }) => [t(`model.${by}`), model] as const),
    [t('naive'), check.naive] as const,
  ];
  return (
    <Panel
      title={<Term term="holdout">{t('holdout')}</Term>}
      text={t('holdoutText', {
        calibrationEnd: day(holdout.calibrationEnd),
        end: day(holdout.end),
        actual: check.actual,
        predicted: format.number(check.model.predicted, { maximumFractionDigits: 0 }),
      })}
    >
      <Stack>
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
          <Bins check={check} />
          <Weeks check={check} />
        </SimpleGrid>
        <Table.ScrollContainer fitsPhone minWidth={480} label={t('errors')}>
          <Table isSmall>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('predictedBy')}</Table.Th>
                <Table.Th ta="right">{t('predicted')}</Table.Th>
                <Table.Th ta="right">MAE</Table.Th>
                <Table.Th ta="right">RMSE</Table.Th>
                <Table.Th ta="right">r</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map(([name, errors]) => (
                <Table.Tr key={name}>
                  <Table.Td>{name}</Table.Td>
                  <Table.Td ta="right">{number(errors.predicted, 0)}</Table.Td>
                  <Table.Td ta="right">{number(errors.mae, 3)}</Table.Td>
                  <Table.Td ta="right">{number(errors.rmse, 3)}</Table.Td>
                  <Table.Td ta="right">
                    {errors.correlation === null ? '–' : number(errors.correlation, 3)}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
        <Text size="xs" c="dimmed">
          {t('errorsText')}
        </Text>
      </Stack>
    </Panel>
  );
}

function useLegend() {
  const t = useTranslations('value');
  return [
    { label: t('actual'), colour: colours.actual },
    { label: t('predicted'), colour: colours.predicted },
  ];
}

/** Mean orders in the holdout of buyers with so many repeat orders before it. */
function Bins({ check }: { check: HoldoutView }) {
  const t = useTranslations('value');
  const format = useFormatter();
  const legend = useLegend();
  const number = (value: number) => format.number(value, { maximumFractionDigits: 2 });
  const data = check.bins.map((bin) => ({
    ...bin,
    name: bin.to === null ? `${bin.from}+` : String(bin.from),
  }));
  return (
    <div>
      <Title order={3} size="h6" mb={4}>
        {t('binsTitle')}
      </Title>
      <ChartFrame
        title={t('binsTitle')}
        file="holdout-by-frequency"
        height={HEIGHT}
        legend={legend}
        columns={[
          { label: t('repeatOrders') },
          { label: t('customers'), isNumber: true },
          { label: t('actual'), isNumber: true, digits: 2 },
          { label: t('predicted'), isNumber: true, digits: 2 },
        ]}
        rows={data.map(({ name, customers, actual, predicted }) => [name, customers, actual, predicted])}
      >
        <ResponsiveContainer width="100%" height={HEIGHT}>
          <BarChart data={data} accessibilityLayer={false} margin={{ left: 8, right: 8, top: 8, bottom: 20 }}>
            <CartesianGrid vertical={false} stroke={gridColour} />
            <XAxis
              dataKey="name"
              tick={tick}
              tickLine={false}
              label={axisLabel(t('repeatOrders'), 'below')}
            />
            <YAxis width={56} tick={tick} tickLine={false} label={axisLabel(t('meanOrders'), 'beside')} />
            <Tooltip
              cursor={{ fill: 'var(--mantine-color-default-hover)' }}
              contentStyle={tooltipStyle}
              formatter={(value, name) => [number(Number(value)), name]}
            />
            <Bar dataKey="actual" name={t('actual')} fill={colours.actual} isAnimationActive={false} />
            <Bar
              dataKey="predicted"
              name={t('predicted')}
              fill={colours.predicted}
              isAnimationActive={false}
            />
          </BarChart>
        </ResponsiveContainer>
      </ChartFrame>
    </div>
  );
}

/** Repeat orders added up week by week; the line is where calibration ends. */
function Weeks({ check }: { check: HoldoutView }) {
  const t = useTranslations('value');
  const format = useFormatter();
  const legend = useLegend();
  return (
    <div>
      <Title order={3} size="h6" mb={4}>
        {t('weeksTitle')}
      </Title>
      <ChartFrame
        title={t('weeksTitle')}
        file="holdout-by-week"
        height={HEIGHT}
        legend={legend}
        columns={[
          { label: t('week'), isNumber: true },
          { label: t('actual'), isNumber: true, digits: 0 },
          { label: t('predicted'), isNumber: true, digits: 1 },
        ]}
        rows={check.weeks.map(({ week, actual, predicted }) => [week, actual, predicted])}
      >
        <ResponsiveContainer width="100%" height={HEIGHT}>
          <LineChart
            data={[...check.weeks]}
            accessibilityLayer={false}
            margin={{ left: 8, right: 16, top: 16, bottom: 20 }}
          >
            <CartesianGrid stroke={gridColour} />
            <XAxis
              type="number"
              dataKey="week"
              domain={[0, 'dataMax']}
              tick={tick}
              tickLine={false}
              label={axisLabel(t('week'), 'below')}
            />
            <YAxis
              width={64}
              tick={tick}
              tickLine={false}
              tickFormatter={(value: number) => format.number(value, { notation: 'compact' })}
              label={axisLabel(t('cumulative'), 'beside')}
            />
            <Tooltip
              contentStyle={tooltipStyle}
              labelFormatter={(week) => t('weekNumber', { week: Number(week) })}
              formatter={(value, name) => [format.number(Number(value), { maximumFractionDigits: 0 }), name]}
            />
            <ReferenceLine
              x={check.calibrationWeeks}
              stroke="var(--mantine-color-text)"
              strokeDasharray="4 4"
              label={{
                value: t('calibrationEnd'),
                position: 'top',
                fill: 'var(--mantine-color-dimmed)',
                fontSize: 11,
              }}
            />
            <Line
              dataKey="actual"
              name={t('actual')}
              stroke={colours.actual}
              strokeWidth={2}
              dot={false}
              isAnimationActive={false}
            />
            <Line
              dataKey="predicted"
              name={t('predicted')}
              stroke={colours.predicted}
              strokeWidth={2}
              strokeDasharray="6 3"
              dot={false}
              isAnimationActive={false}
            />
          </LineChart>
        </ResponsiveContainer>
      </ChartFrame>
    </div>
  );
}
