'use client';
import { SegmentedControl, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'next-intl';
import { ChartFrame } from '@/components/charts/chart-frame';
import { HeatGrid, heatGridHeight } from '@/components/charts/heat-grid';
import { HeatLegend } from '@/components/charts/heat-legend';
import { useShop } from '@/components/layout/shop-context';
import { ErrorState } from '@/components/ui/error-state';
import { Panel } from '@/components/ui/panel';
import { Term } from '@/components/ui/term';
import { choiceParam, useUrlState } from '@/components/ui/url-state';
import { amountColour } from '@/lib/charts/heat-colours';
import { cohortsOptions } from '@/lib/queries/explore';
import { type Cohort } from '@/lib/schemas/explore';
import { SMALLEST_GROUP } from '@/lib/schemas/features';

const measures = ['customers', 'money'] as const;
const urlState = { cohorts: choiceParam(measures, 'customers') };

/** Customers by the month of their first order: which share ordered again (or was spent again) in each month since. */
export function CohortPanel() {
  const t = useTranslations('explore');
  const format = useFormatter();
  const { slug } = useShop();
  const [{ cohorts: measure }, setState] = useUrlState(urlState);
  const { data, error, refetch } = useQuery(cohortsOptions(slug));
  const percent = (share: number) => format.number(share, { style: 'percent', maximumFractionDigits: 0 });
  const monthName = (month: string) =>
    format.dateTime(new Date(`${month}-01T00:00:00Z`), { year: 'numeric', month: 'short', timeZone: 'UTC' });
  const shareOf = ({ months }: Cohort, since: number): number | null => {
    const [first, now] = [months?.[0]?.[measure] ?? 0, months?.[since]?.[measure]];
    return now === undefined || first <= 0 ? null : now / first;
  };
  const title = t(`cohortTitle.${measure}`);
  const content = () => {
    if (error && !data) return <ErrorState message={error.message} onRetry={() => void refetch()} />;
    if (!data) return <Skeleton h={500} />;
    if (data.cohorts.length === 0)
      return (
        <Text size="sm" c="dimmed">
          {t('noCohorts')}
        </Text>
      );
    const longest = Math.max(...data.cohorts.map(({ months }) => months?.length ?? 1));
    const since = Array.from({ length: longest }, (_, at) => at);
    const shares = data.cohorts.map((cohort) => since.map((at) => shareOf(cohort, at)));
    const most = Math.max(0.01, ...shares.flatMap((line) => line.slice(1).map((share) => share ?? 0)));
    const rows = data.cohorts.map(
      ({ month, customers }) => `${monthName(month)} (${format.number(customers)})`,
    );
    return (
      <ChartFrame
        title={title}
        file={`cohorts-${measure}`}
        isInteractive
        height={heatGridHeight(rows.length, 30)}
        columns={[
          { label: t('cohort') },
          { label: t('customers'), isNumber: true },
          ...since.map((at) => ({ label: t('monthSince', { month: at }), isNumber: true, digits: 3 })),
        ]}
        rows={data.cohorts.map(({ month, customers }, row) => [month, customers, ...(shares[row] ?? [])])}
      >
        <HeatGrid
          label={title}
          rows={rows}
          columns={since.map(String)}
          hint={t('cohortHint')}
          cells={shares.map((line, row) =>
            line.flatMap((share, at) =>
              at > 0 && at >= (data.cohorts[row]?.months?.length ?? longest)
                ? []
                : [
                    share === null
                      ? null
                      : { colour: amountColour(Math.min(1, share / most)), text: percent(share) },
                  ],
            ),
          )}
          readout={(row, at) => {
            const cohort = data.cohorts[row];
            if (!cohort) return '';
            const names = { group: monthName(cohort.month), column: t('monthSince', { month: at }) };
            if (cohort.customers < SMALLEST_GROUP)
              return t('tooSmall', { ...names, count: cohort.customers, floor: SMALLEST_GROUP });
            const share = shareOf(cohort, at);
            if (share === null) return t('notYet', names);
            return t(`cohortReadout.${measure}`, {
              cohort: names.group,
              month: at,
              share: percent(share),
              customers: cohort.months?.[at]?.customers ?? 0,
            });
          }}
        />
        <HeatLegend kind="amount" label={title} ends={[percent(0), percent(most)]} />
      </ChartFrame>
    );
  };
  return (
    <Panel
      title={<Term term="cohort">{title}</Term>}
      text={
        data?.asOf
          ? t('cohortText', {
              when: format.dateTime(new Date(data.asOf), { dateStyle: 'medium', timeZone: 'UTC' }),
            })
          : undefined
      }
      actions={
        <SegmentedControl
          size="xs"
          aria-label={t('measure')}
          value={measure}
          data={measures.map((value) => ({ value, label: t(`by.${value}`) }))}
          onChange={(value) => setState({ cohorts: measures.find((one) => one === value) ?? 'customers' })}
        />
      }
    >
      {content()}
    </Panel>
  );
}
