'use client';
import { Button, Grid, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { useMemo, useRef, useState } from 'react';
import { HeatmapCanvas, type HeatmapHandle } from '@/components/charts/heatmap-canvas';
import { ZoomButtons } from '@/components/charts/zoom-buttons';
import { wholeListParam, useUrlState } from '@/components/ui/url-state';
import { useShop } from '@/components/layout/shop-context';
import { ErrorState } from '@/components/ui/error-state';
import { Panel } from '@/components/ui/panel';
import { localLabel } from '@/components/ui/product-name';
import { saveBlob, saveText } from '@/components/ui/save-file';
import { colourScale } from '@/lib/charts/colour-scale';
import { type Block, type Cell, pairsOf, strongestPairs } from '@/lib/charts/heatmap-view';
import { csvText } from '@/lib/exports/csv';
import { unwrap } from '@/lib/queries/unwrap';
import { type SimilarityMapData } from '@/lib/queries/similarity';
import { type ExplainPairAction } from './explain-action';
import { PairExplanation } from './pair-explanation';
import { PairList } from './pair-list';

/** Cells beyond which the CSV lists pairs no more: a spreadsheet holds about a million rows. */
const MOST_PAIRS = 1_000_000;

const urlState = { cell: wholeListParam() };

/** The heatmap with its legend, the pair that is open, and the pairs of a block. */
export function MapPanel({
  data: { head, cells },
  explain,
}: {
  data: SimilarityMapData;
  explain: ExplainPairAction;
}) {
  const t = useTranslations('similarity');
  const format = useFormatter();
  const locale = useLocale();
  const { slug } = useShop();
  const handle = useRef<HeatmapHandle>(null);
  const [hover, setHover] = useState<Cell | null>(null);
  const [block, setBlock] = useState<Block | null>(null);
  const [{ cell: opened }, setState] = useUrlState(urlState);
  const size = head.entities.length;
  const [row, column] = opened ?? [];
  const selected =
    row !== undefined && column !== undefined && row < size && column < size ? { row, column } : null;
  const [a, b] = selected ? [head.entities[selected.row], head.entities[selected.column]] : [];
  const { of, metric, weighting, shrinkage, feedback } = head.request;
  const pair = useQuery({
    queryKey: ['pair', slug, head.id, a?.id, b?.id],
    queryFn: () =>
      unwrap(explain(slug, { of, metric, weighting, shrinkage, feedback, a: a?.id ?? 0, b: b?.id ?? 0 })),
    enabled: a !== undefined && b !== undefined,
    staleTime: Infinity,
    retry: false,
  });
  const name = (at: number) => {
    const entity = head.entities[at];
    return entity ? localLabel(entity, locale) : '';
  };
  const number = (value: number) =>
    format.number(value, { minimumFractionDigits: 3, maximumFractionDigits: 3 });
  const pairs = useMemo(
    () => (block ? pairsOf(cells, size, block) : strongestPairs(cells, size, 50)),
    [block, cells, size],
  );
  const scale = useMemo(() => colourScale(head.min, head.max), [head.min, head.max]);
  const title = `${t(`metricName.${metric}`)}, ${of === 'product' ? t('ofProducts') : t('ofCustomers')}`;
  const savePicture = async () => {
    const blob = await handle.current?.picture();
    if (blob) saveBlob('similarity.png', blob);
  };
  const saveTable = () => {
    const whole = { from: { row: 0, column: 0 }, to: { row: size - 1, column: size - 1 } };
    const rows = pairsOf(cells, size, block ?? whole, MOST_PAIRS).map((one) => [
      head.entities[one.row]?.externalId ?? '',
      name(one.row),
      head.entities[one.column]?.externalId ?? '',
      name(one.column),
      one.value,
    ]);
    saveText('similarity.csv', csvText(['a', 'a name', 'b', 'b name', 'similarity'], rows));
  };
  const open = (cell: Cell) => setState({ cell: [cell.row, cell.column] });
  return (
    <Grid>
      <Grid.Col span={{ base: 12, lg: 8 }}>
        <Panel
          title={title}
          text={t('stats', {
            min: number(head.min),
            max: number(head.max),
            mean: number(head.mean),
            size: format.number(size),
            available: format.number(head.available),
          })}
          actions={
            <Group gap={4} className="no-print">
              <ZoomButtons handle={handle} />
              <Button size="compact-sm" variant="default" onClick={() => void savePicture()}>
                {t('png')}
              </Button>
              <Button size="compact-sm" variant="default" onClick={saveTable}>
                {t('csv')}
              </Button>
            </Group>
          }
        >
          <HeatmapCanvas
            cells={cells}
            size={size}
            min={head.min}
            max={head.max}
            label={t('heatmap', { size })}
            hint={t('heatmapHint')}
            selected={selected}
            block={block}
            onHover={setHover}
            onOpen={open}
            onBlock={setBlock}
            handle={handle}
          />
          <Text size="sm" mih={24} mt={6} role="status" aria-live="polite" data-testid="readout">
            {hover
              ? t('readout', {
                  a: name(hover.row),
                  b: name(hover.column),
                  value: number(cells[hover.row * size + hover.column] ?? 0),
                })
              : ' '}
          </Text>
          <Group
            gap={8}
            wrap="nowrap"
            role="img"
            aria-label={t('legend', { min: number(scale.min), max: number(scale.max) })}
          >
            <Text size="xs">{number(scale.min)}</Text>
            <div
              style={{
                flex: 1,
                maxWidth: 320,
                height: 10,
                borderRadius: 5,
                background: `linear-gradient(90deg, ${scale.css.filter((_, at) => at % 15 === 0).join(', ')})`,
              }}
            />
            <Text size="xs">{number(scale.max)}</Text>
          </Group>
          <Text size="xs" c="dimmed" mt={4}>
            {t('heatmapHint')}
          </Text>
        </Panel>
      </Grid.Col>
      <Grid.Col span={{ base: 12, lg: 4 }}>
        <Stack>
          <Panel title={a && b ? `${localLabel(a, locale)} × ${localLabel(b, locale)}` : t('pair')}>
            {pair.error ? (
              <ErrorState message={pair.error.message} onRetry={() => void pair.refetch()} />
            ) : null}
            {pair.data && selected ? (
              <PairExplanation pair={pair.data} />
            ) : (
              <Text size="sm" c="dimmed">
                {t('pairHint')}
              </Text>
            )}
          </Panel>
          <Panel
            title={block ? t('block') : t('strongest')}
            text={block ? t('blockText', { count: pairs.length }) : undefined}
            actions={
              block ? (
                <Button size="compact-xs" variant="default" onClick={() => setBlock(null)}>
                  {t('clearSelection')}
                </Button>
              ) : null
            }
          >
            <PairList pairs={pairs} name={name} label={block ? t('block') : t('strongest')} onOpen={open} />
          </Panel>
        </Stack>
      </Grid.Col>
    </Grid>
  );
}
