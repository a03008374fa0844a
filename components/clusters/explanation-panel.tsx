'use client';
import { List, Stack, Text } from '@mantine/core';
import { useFormatter, useTranslations } from 'next-intl';
import { ChartFrame } from '@/components/charts/chart-frame';
import { TreeChart } from '@/components/charts/tree-chart';
import { Panel } from '@/components/ui/panel';
import { Term } from '@/components/ui/term';
import { useUrlState, wholeParam } from '@/components/ui/url-state';
import { type ClusteringReport, type ClusterNode } from '@/lib/schemas/clustering';
import { affinityKinds } from '@/lib/schemas/features';
import { type TreeCondition } from '@/lib/schemas/tree-node';
import { clusterColour, useClusterName } from './use-cluster-name';
import { useFieldValue } from './use-field-value';

const urlState = { node: wholeParam(0) };

/** Says a condition of the explaining tree in short: it has to fit a box. */
function useConditionText(): (condition: TreeCondition | null) => string {
  const t = useTranslations('clusters');
  const features = useTranslations('features');
  const format = useFormatter();
  const valueText = useFieldValue();
  return (condition) => {
    if (!condition) return t('allCustomers');
    const { column, comparison, threshold } = condition;
    const kind = affinityKinds.find((one) => column.startsWith(`${one}:`));
    const own = kind ? column.slice(kind.length + 1) : column;
    const name =
      kind === 'price-band' && features.has(`band.${own}`)
        ? t('band', { band: features(`band.${own}`) })
        : features.has(`name.${own}`)
          ? features(`name.${own}`)
          : own;
    if (threshold === null) return t(comparison === 'missing' ? 'isUnknown' : 'isKnown', { name });
    return t(comparison === 'at-most' ? 'atMost' : 'above', {
      name,
      value: kind
        ? t('times', { value: format.number(threshold, { maximumSignificantDigits: 3 }) })
        : valueText(own, threshold),
    });
  };
}

/** The small tree that explains the clusters, how faithful it is to them, and what holds in the chosen node. */
export function ExplanationPanel({ report }: { report: ClusteringReport }) {
  const t = useTranslations('clusters');
  const format = useFormatter();
  const nameOf = useClusterName();
  const conditionText = useConditionText();
  const [{ node }, setState] = useUrlState(urlState);
  const { tree, clusters } = report;
  if (!tree) return null;
  const { nodes, leaves, fidelity, baseline } = tree;
  const percent = (value: number) => format.number(value, { style: 'percent', maximumFractionDigits: 0 });
  const groupOf = ({ cluster }: ClusterNode) => {
    const profile = clusters[cluster];
    return profile ? nameOf(profile) : String(cluster + 1);
  };
  const chosen = nodes[node] ?? nodes[0];
  const way: ClusterNode[] = [];
  for (let at = chosen; at; at = at.parent === null ? undefined : nodes[at.parent]) way.unshift(at);
  return (
    <Panel
      title={<Term term="decisionTree">{t('treeTitle')}</Term>}
      text={t('fidelity', { leaves, fidelity: percent(fidelity), baseline: percent(baseline) })}
      data-testid="explanation"
    >
      {nodes.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('treeNotKept')}
        </Text>
      ) : (
        <Stack>
          <ChartFrame
            title={t('treeTitle')}
            file="cluster-tree"
            height={360}
            isInteractive
            columns={[
              { label: t('depth'), isNumber: true },
              { label: t('condition') },
              { label: t('customers'), isNumber: true },
              { label: t('group') },
              { label: t('groupShare'), isNumber: true },
            ]}
            rows={nodes.map((each) => [
              ...[each.depth, conditionText(each.condition), each.count],
              ...[groupOf(each), each.probability],
            ])}
          >
            <TreeChart
              nodes={nodes}
              chosen={chosen?.id ?? 0}
              onChoose={(id) => setState({ node: id })}
              label={t('treeTitle')}
              colourOf={({ cluster }) => clusterColour(cluster)}
              textOf={(each) => ({
                condition: conditionText(each.condition),
                figures: t('nodeFigures', {
                  share: percent(each.probability),
                  count: format.number(each.count),
                  number: each.cluster + 1,
                }),
              })}
            />
          </ChartFrame>
          {chosen ? (
            <div aria-live="polite">
              <Text size="sm" fw={600}>
                {t(chosen.children ? 'nodeTitle' : 'leafTitle', {
                  share: percent(chosen.probability),
                  count: format.number(chosen.count),
                  group: groupOf(chosen),
                })}
              </Text>
              <List size="sm">
                {way
                  .filter(({ condition }) => condition !== null)
                  .map((each) => (
                    <List.Item key={each.id}>{conditionText(each.condition)}</List.Item>
                  ))}
              </List>
            </div>
          ) : null}
        </Stack>
      )}
    </Panel>
  );
}
