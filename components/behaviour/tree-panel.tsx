'use client';
import { List, Stack, Text } from '@mantine/core';
import { useFormatter, useTranslations } from 'next-intl';
import { ChartFrame } from '@/components/charts/chart-frame';
import { TreeChart } from '@/components/charts/tree-chart';
import { Panel } from '@/components/ui/panel';
import { Term } from '@/components/ui/term';
import { useUrlState } from '@/components/ui/url-state';
import { type BehaviourModelDetail } from '@/lib/schemas/behaviour';
import { type TreeNode } from '@/lib/schemas/tree-node';
import { nodeState } from './node-state';
import { useBehaviourWords } from './use-behaviour-words';

/** The tree, and what holds in the chosen node. */
export function TreePanel({ model }: { model: BehaviourModelDetail }) {
  const t = useTranslations('behaviour');
  const format = useFormatter();
  const [{ node }, setState] = useUrlState(nodeState);
  const { nodes, fidelity, train } = model.report;
  const { conditionText, percent } = useBehaviourWords(model.input.days);
  const chosen = nodes[node] ?? nodes[0];
  const way: TreeNode[] = [];
  for (let at = chosen; at; at = at.parent === null ? undefined : nodes[at.parent]) way.unshift(at);
  const figuresOf = ({ probability, count }: TreeNode) =>
    t('nodeFigures', { share: percent(probability), count: format.number(count) });
  const nameOf = ({ condition }: TreeNode) => (condition ? conditionText(condition) : t('everybody'));
  return (
    <Panel
      title={<Term term="decisionTree">{t('treeTitle')}</Term>}
      text={fidelity === null ? t('treeText') : t('surrogateText', { share: percent(fidelity) })}
      data-testid="tree"
    >
      <Stack>
        {nodes.length === 1 ? <Text size="sm">{t('treeOfRoot')}</Text> : null}
        <ChartFrame
          title={t('treeTitle')}
          file="decision-tree"
          height={360}
          isInteractive
          columns={[
            { label: t('depth'), isNumber: true },
            { label: t('condition.title') },
            { label: t('customers'), isNumber: true },
            { label: t('probability'), isNumber: true },
          ]}
          rows={nodes.map((each) => [each.depth, nameOf(each), each.count, each.probability])}
        >
          <TreeChart
            nodes={nodes}
            chosen={chosen?.id ?? 0}
            onChoose={(id) => setState({ node: id })}
            label={t('treeTitle')}
            textOf={(each) => ({ condition: nameOf(each), figures: figuresOf(each) })}
          />
        </ChartFrame>
        {chosen ? (
          <div data-testid="node" aria-live="polite">
            <Text size="sm" fw={600}>
              {t(chosen.children ? 'nodeTitle' : 'leafTitle', {
                share: percent(chosen.probability),
                count: format.number(chosen.count),
                part: percent(chosen.count / train.customers),
              })}
            </Text>
            <List size="sm">
              {way
                .filter(({ condition }) => condition !== null)
                .map((each) => (
                  <List.Item key={each.id}>{nameOf(each)}</List.Item>
                ))}
            </List>
          </div>
        ) : null}
      </Stack>
    </Panel>
  );
}
