'use client';
import { NativeSelect, Skeleton, Stack } from '@mantine/core';
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
import { RATIO_REACH, ratioColour } from '@/lib/charts/heat-colours';
import { liftsOptions } from '@/lib/queries/explore';
import { type GroupKind } from '@/lib/schemas/explore';
import { affinityKinds, SMALLEST_GROUP } from '@/lib/schemas/features';
import { NoGroups } from './no-groups';
import { useGroupNames } from './use-group-names';

const urlState = { of: choiceParam(affinityKinds, 'category') };

/** Groups of customers × categories, brands or price bands: what each group turns to more, or less, than the shop. */
export function LiftPanel({ kind }: { kind: GroupKind }) {
  const t = useTranslations('explore');
  const features = useTranslations('features');
  const format = useFormatter();
  const { slug } = useShop();
  const [{ of }, setState] = useUrlState(urlState);
  const { data, error, refetch } = useQuery(liftsOptions(slug, { rows: kind, of }));
  const nameOf = useGroupNames();
  const number = (value: number) =>
    format.number(value, { maximumFractionDigits: 2, minimumFractionDigits: 2 });
  const columnName = (name: string) =>
    of === 'price-band' && ['low', 'middle', 'high'].includes(name) ? features(`band.${name}`) : name;
  const title = t('liftTitle', { of: t(`of.${of}`) });
  const content = () => {
    if (error && !data) return <ErrorState message={error.message} onRetry={() => void refetch()} />;
    if (!data) return <Skeleton h={500} />;
    if (data.groups.length === 0) return <NoGroups kind={kind} />;
    if (data.columns.length === 0) return t('noColumns', { of: t(`of.${of}`) });
    const rows = data.groups.map(nameOf);
    const columns = data.columns.map(({ name }) => columnName(name));
    return (
      <ChartFrame
        title={title}
        file={`lift-${kind}-${of}`}
        isInteractive
        height={heatGridHeight(rows.length, 90)}
        columns={[
          { label: t('group') },
          { label: t('customers'), isNumber: true },
          ...columns.map((label) => ({ label, isNumber: true, digits: 2 })),
        ]}
        rows={data.groups.map((group, row) => [
          nameOf(group),
          group.customers,
          ...(data.cells[row] ?? []).map((cell) => cell?.lift ?? null),
        ])}
      >
        <HeatGrid
          label={title}
          rows={rows}
          columns={columns}
          hint={t('gridHint')}
          cells={data.cells.map((line) =>
            line.map((cell) => cell && { colour: ratioColour(cell.lift), text: number(cell.lift) }),
          )}
          readout={(row, column) => {
            const cell = data.cells[row]?.[column];
            const names = { group: rows[row] ?? '', column: columns[column] ?? '' };
            return cell
              ? t('liftReadout', { ...names, lift: number(cell.lift), count: cell.count })
              : t('tooSmall', { ...names, count: data.groups[row]?.customers ?? 0, floor: SMALLEST_GROUP });
          }}
        />
        <HeatLegend
          kind="ratio"
          label={t('lift')}
          ends={[`÷ ${RATIO_REACH}`, t('asShop'), `× ${RATIO_REACH}`]}
        />
      </ChartFrame>
    );
  };
  return (
    <Panel
      title={<Term term="lift">{title}</Term>}
      text={t('liftText')}
      actions={
        <NativeSelect
          size="xs"
          aria-label={t('columns')}
          value={of}
          data={affinityKinds.map((value) => ({ value, label: t(`of.${value}`) }))}
          onChange={(event) => {
            const value = affinityKinds.find((one) => one === event.currentTarget.value);
            if (value) setState({ of: value });
          }}
        />
      }
    >
      <Stack gap="xs">{content()}</Stack>
    </Panel>
  );
}
