'use client';
import { Button, Group, SimpleGrid, Slider, Stack, Text } from '@mantine/core';
import { useFormatter, useTranslations } from 'next-intl';
import Link from 'next/link';
import { ChartFrame } from '@/components/charts/chart-frame';
import { CURVE_HEIGHT, CurveChart } from '@/components/charts/curve-chart';
import { useShop } from '@/components/layout/shop-context';
import { NumberField } from '@/components/ui/number-field';
import { Panel } from '@/components/ui/panel';
import { Table } from '@/components/ui/table';
import { Term } from '@/components/ui/term';
import { decimalParam, useUrlState } from '@/components/ui/url-state';
import { expectedCosts } from '@/lib/charts/expected-costs';
import { type BehaviourModelDetail } from '@/lib/schemas/behaviour';
import { newSegmentPath } from '@/lib/segments/rule-address';
import { type RuleGroup } from '@/lib/schemas/segment-rule';

/** −1: the cheapest. */
const urlState = { alarm: decimalParam(1), miss: decimalParam(5), threshold: decimalParam(-1) };

/** Where to draw the line: what both mistakes cost, what each threshold costs, and the customers above it as a segment. */
export function ThresholdPanel({ model }: { model: BehaviourModelDetail }) {
  const t = useTranslations('behaviour');
  const format = useFormatter();
  const { slug, currency } = useShop();
  const [state, setState] = useUrlState(urlState);
  const { judged } = model.report;
  const [falseAlarm, miss] = [Math.max(0, state.alarm), Math.max(0, state.miss)];
  const { curve, best } = expectedCosts(judged.points, judged, { falseAlarm, miss });
  const cheapest = Math.min(1, best.threshold);
  const threshold = state.threshold < 0 ? cheapest : Math.min(1, state.threshold);
  // Everybody at or above: the last point whose threshold is not below.
  const chosen = curve.findLast((point) => point.threshold >= threshold) ?? best;
  const money = (value: number) => format.number(value, { style: 'currency', currency });
  const percent = (value: number) => format.number(value, { style: 'percent', maximumFractionDigits: 1 });
  const shown = curve.filter((point) => Number.isFinite(point.threshold));
  const nobody = curve[0]?.cost ?? 0;
  const called = chosen.truePositives + chosen.falsePositives;
  const missed = judged.positives - chosen.truePositives;
  const { target, days, kind, category } = model.input;
  const rule: RuleGroup = {
    type: 'group',
    combinator: 'and',
    isNegated: false,
    rules: [
      {
        type: 'prediction',
        target,
        days,
        ...(target === 'responds' ? { kind, category } : {}),
        operator: '>=',
        // Down, never up: the threshold is a prediction itself, and those who have it are called.
        probability: Math.floor(threshold * 10_000) / 10_000,
      },
    ],
  };
  const cells: readonly (readonly [string, number, number])[] = [
    [t('called'), chosen.truePositives, chosen.falsePositives],
    [t('notCalled'), missed, judged.rows - called - missed],
  ];
  return (
    <Panel
      title={<Term term="threshold">{t('thresholdTitle')}</Term>}
      text={t('thresholdText')}
      actions={
        !model.isAsked ? (
          <Text size="xs" c="dimmed">
            {t('notAsked')}
          </Text>
        ) : (
          <Button
            component={Link}
            href={newSegmentPath(slug, rule)}
            size="xs"
            variant="default"
            className="no-print"
          >
            {t('toSegment')}
          </Button>
        )
      }
    >
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <Stack>
          <Group grow align="flex-start">
            <NumberField
              label={t('falseAlarmCost', { currency })}
              min={0}
              step="any"
              value={falseAlarm}
              onValue={(alarm) => setState({ alarm })}
            />
            <NumberField
              label={t('missCost', { currency })}
              min={0}
              step="any"
              value={miss}
              onValue={(value) => setState({ miss: value })}
            />
          </Group>
          <div>
            <Text size="sm" fw={500} id="threshold-label">
              {t('thresholdValue', { value: percent(threshold) })}
            </Text>
            <Slider
              value={threshold}
              min={0}
              max={1}
              step={0.005}
              label={null}
              thumbLabel={t('thresholdTitle')}
              onChange={(value) => setState({ threshold: value })}
            />
          </div>
          <Button
            size="xs"
            variant="default"
            disabled={state.threshold < 0}
            onClick={() => setState({ threshold: -1 })}
          >
            {t('useCheapest', { value: percent(cheapest) })}
          </Button>
          <Table isSmall>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('ofJudged', { count: format.number(judged.rows) })}</Table.Th>
                <Table.Th ta="right">{t('did')}</Table.Th>
                <Table.Th ta="right">{t('didNot')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {cells.map(([label, did, didNot]) => (
                <Table.Tr key={label}>
                  <Table.Td>{label}</Table.Td>
                  <Table.Td ta="right">{format.number(did)}</Table.Td>
                  <Table.Td ta="right">{format.number(didNot)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
          <Text size="sm" data-testid="threshold-outcome" aria-live="polite">
            {t('thresholdOutcome', {
              share: percent(called / judged.rows),
              found: percent(chosen.truePositives / judged.positives),
              cost: money(chosen.cost),
              saved: money(nobody - chosen.cost),
            })}
          </Text>
        </Stack>
        <div>
          <ChartFrame
            title={t('costChart')}
            file="expected-cost"
            height={CURVE_HEIGHT}
            columns={[
              { label: t('threshold'), isNumber: true },
              { label: t('gain', { currency }), isNumber: true },
            ]}
            rows={shown.map((point) => [point.threshold, nobody - point.cost])}
          >
            <CurveChart
              points={shown.map((point) => ({ x: point.threshold, y: nobody - point.cost }))}
              x={t('threshold')}
              y={t('gain', { currency })}
              range="auto"
              marked={threshold}
              level={0}
              colour="#ae3ec9"
            />
          </ChartFrame>
        </div>
      </SimpleGrid>
    </Panel>
  );
}
