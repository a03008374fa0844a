'use client';
import { ActionIcon, Button, Checkbox, Group, SegmentedControl, Skeleton, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconLasso } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useMemo, useRef, useState } from 'react';
import { ZoomButtons } from '@/components/charts/zoom-buttons';
import { useShop } from '@/components/layout/shop-context';
import { ErrorState } from '@/components/ui/error-state';
import { Panel } from '@/components/ui/panel';
import { saveBlob, saveText } from '@/components/ui/save-file';
import { choiceParam, useUrlState, wholeListParam } from '@/components/ui/url-state';
import { pixelOf } from '@/lib/charts/scatter-view';
import { csvText } from '@/lib/exports/csv';
import { type ClusterMap, clusterMapOptions } from '@/lib/queries/clusterings';
import { unwrap } from '@/lib/queries/unwrap';
import { type ClusteringView } from '@/lib/schemas/clustering';
import { CLEAR } from '@/lib/schemas/clustering-kinds';
import { type ClusterActions } from './cluster-actions';
import { ClusterMapCanvas, type ClusterMapHandle } from './cluster-map-canvas';
import { MapTable } from './map-table';
import { SelectedCustomers } from './selected-customers';
import { clusterColour, useClusterName } from './use-cluster-name';

const urlState = { map: choiceParam(['umap', 'pca'], 'umap'), hidden: wholeListParam() };

/** Where the customers are on the clustering's maps. */
export function MapPanel({ view, actions }: { view: ClusteringView; actions: ClusterActions }) {
  const t = useTranslations('clusters');
  const { slug } = useShop();
  const { data, error, refetch } = useQuery(clusterMapOptions(slug, view.id));
  return (
    <Panel title={t('mapTitle')} text={t('mapText')}>
      {data ? (
        <FullMap data={data} view={view} actions={actions} />
      ) : error ? (
        <ErrorState message={error.message} onRetry={() => void refetch()} />
      ) : (
        <Skeleton h={620} radius="md" />
      )}
    </Panel>
  );
}

function FullMap({
  data,
  view,
  actions,
}: {
  data: ClusterMap;
  view: ClusteringView;
  actions: ClusterActions;
}) {
  const t = useTranslations('clusters');
  const common = useTranslations('common');
  const format = useFormatter();
  const router = useRouter();
  const { slug } = useShop();
  const nameOf = useClusterName();
  const handle = useRef<ClusterMapHandle>(null);
  const [{ map: wanted, hidden }, setState] = useUrlState(urlState);
  const [isLasso, setLasso] = useState(false);
  const [isTable, setTable] = useState(false);
  const [hovered, setHovered] = useState(-1);
  const [selected, setSelected] = useState<readonly number[]>([]);
  const [asked] = useDebouncedValue(hovered, 200);
  const { report } = view;
  const map = report.landmarks === null ? 'pca' : wanted;
  const points = useMemo(() => {
    const colours = Uint32Array.from(data.clusters, (cluster, at) =>
      hidden.includes(cluster)
        ? 0
        : pixelOf(clusterColour(cluster), data.certainty[at]! >= CLEAR ? (cluster < 8 ? 0.9 : 0.6) : 0.35),
    );
    return { positions: data[map], colours };
  }, [data, map, hidden]);
  const hoveredId = data.customerIds[asked];
  const { data: named } = useQuery({
    queryKey: ['customer-name', slug, hoveredId],
    queryFn: () => unwrap(actions.nameCustomers(slug, { customerIds: [hoveredId ?? 0] })),
    enabled: hoveredId !== undefined,
    staleTime: Infinity,
  });
  const profileAt = (at: number) => report.clusters[data.clusters[at] ?? -1];
  const profile = profileAt(hovered);
  const shown = () => Array.from(points.colours.keys()).filter((at) => points.colours[at] !== 0);
  const saveTable = () =>
    saveText(
      'clusters.csv',
      csvText(
        ['customer', 'cluster', 'certainty', 'pca x', 'pca y', 'umap x', 'umap y'],
        shown().map((at) => [
          ...[data.customerIds[at]!, data.clusters[at]! + 1, data.certainty[at]!],
          ...[data.pca[at * 2]!, data.pca[at * 2 + 1]!],
          ...[data.umap[at * 2]!, data.umap[at * 2 + 1]!].map((value) =>
            Number.isNaN(value) ? null : value,
          ),
        ]),
      ),
    );
  const savePicture = async () => {
    const blob = await handle.current?.picture();
    if (blob) saveBlob('clusters.png', blob);
  };
  const percent = (value: number) => format.number(value, { style: 'percent', maximumFractionDigits: 0 });
  const about =
    map === 'pca'
      ? t('pcaAbout', { share: percent(report.explained[0] + report.explained[1]) })
      : t((report.landmarks ?? 0) < report.customers ? 'umapAbout' : 'umapOfAll', {
          count: format.number(report.landmarks ?? 0),
        });
  const mapLabel = t('mapLabel', { count: format.number(data.customerIds.length), kind: map.toUpperCase() });
  return (
    <Stack gap="sm">
      <Group justify="space-between" gap="xs" className="no-print">
        <SegmentedControl
          size="xs"
          aria-label={t('mapKind')}
          value={map}
          data={[
            { value: 'umap', label: 'UMAP', disabled: report.landmarks === null },
            { value: 'pca', label: 'PCA' },
          ]}
          onChange={(value) => setState({ map: value === 'pca' ? 'pca' : 'umap' })}
        />
        <Group gap={4}>
          <Button size="compact-sm" variant="default" onClick={() => setTable(!isTable)}>
            {isTable ? t('mapView') : common('tableView')}
          </Button>
          {isTable ? null : (
            <>
              <ActionIcon
                variant={isLasso ? 'filled' : 'default'}
                aria-label={t('lasso')}
                aria-pressed={isLasso}
                onClick={() => setLasso(!isLasso)}
              >
                <IconLasso size={16} />
              </ActionIcon>
              <ZoomButtons handle={handle} />
              <Button size="compact-sm" variant="default" onClick={() => void savePicture()}>
                PNG
              </Button>
            </>
          )}
          <Button size="compact-sm" variant="default" onClick={saveTable}>
            CSV
          </Button>
        </Group>
      </Group>
      {isTable ? (
        <MapTable
          data={data}
          shown={shown()}
          kind={map}
          clusters={report.clusters}
          label={mapLabel}
          nameCustomers={actions.nameCustomers}
        />
      ) : (
        <>
          <ClusterMapCanvas
            points={points}
            isLasso={isLasso}
            label={mapLabel}
            hint={t('mapHint')}
            onHover={setHovered}
            onOpen={(at) => router.push(`/${slug}/customers/${data.customerIds[at]}`)}
            onSelect={setSelected}
            handle={handle}
          />
          <Text size="sm" mih={22} data-testid="map-readout" role="status">
            {profile
              ? t('readout', {
                  name: hovered === asked && named?.[0] ? named[0].label : `#${data.customerIds[hovered]}`,
                  cluster: nameOf(profile),
                  certainty: percent(data.certainty[hovered] ?? 0),
                })
              : about}
          </Text>
        </>
      )}
      <Group gap="xs" role="group" aria-label={t('legend')}>
        {report.clusters.map((one) => (
          <Checkbox
            key={one.cluster}
            size="xs"
            color={clusterColour(one.cluster)}
            iconColor="#fff"
            label={nameOf(one)}
            checked={!hidden.includes(one.cluster)}
            onChange={({ currentTarget }) =>
              setState({
                hidden: currentTarget.checked
                  ? hidden.filter((cluster) => cluster !== one.cluster)
                  : [...hidden, one.cluster],
              })
            }
          />
        ))}
        <Button size="compact-xs" variant="default" className="no-print" onClick={() => setSelected(shown())}>
          {t('selectShown')}
        </Button>
      </Group>
      {selected.length > 0 ? (
        <SelectedCustomers
          customerIds={selected.map((at) => data.customerIds[at] ?? 0)}
          actions={actions}
          onClose={() => setSelected([])}
        />
      ) : null}
    </Stack>
  );
}
