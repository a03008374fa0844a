'use client';
import { Select } from '@mantine/core';
import { useFormatter, useTranslations } from 'next-intl';
import { useClusterName } from '@/components/clusters/use-cluster-name';
import { type Condition } from '@/lib/schemas/segment-rule';
import { type RulePath } from '@/lib/segments/rule-tree';
import { useBuilder, useLineLabel } from './builder-context';
import { Choice } from './choice';
import classes from './rule-builder.module.css';

/** In a cluster or another segment, or not. */
export function MembershipFields({
  condition,
  path,
}: {
  condition: Extract<Condition, { type: 'cluster' | 'segment' }>;
  path: RulePath;
}) {
  const t = useTranslations('segments.builder');
  const format = useFormatter();
  const label = useLineLabel(path);
  const clusterName = useClusterName();
  const { editor, catalogue, ownId } = useBuilder();
  const sized = (name: string, size: number) => t('sized', { name, size: format.number(size) });
  const data =
    condition.type === 'segment'
      ? catalogue.segments
          .filter(({ id }) => id !== ownId)
          .map(({ id, name, size }) => ({ value: id, label: sized(name, size) }))
      : catalogue.clusterings.map(({ id, createdAt, clusters }) => ({
          group: t('clusteringOf', {
            when: format.dateTime(new Date(createdAt), { dateStyle: 'medium', timeStyle: 'short' }),
          }),
          items: clusters.map((one) => ({
            value: `${id}:${one.cluster}`,
            label: sized(clusterName(one), one.size),
          })),
        }));
  const value =
    condition.type === 'segment'
      ? condition.segmentId
      : condition.clusteringId && `${condition.clusteringId}:${condition.cluster}`;
  const choose = (next: string) => {
    if (condition.type === 'segment') return editor.replace(path, { ...condition, segmentId: next });
    const [clusteringId = '', cluster = '0'] = next.split(':');
    editor.replace(path, { ...condition, clusteringId, cluster: Number(cluster) });
  };
  return (
    <>
      <Choice
        label={label('membership')}
        value={condition.isIn ? 'in' : 'not-in'}
        choices={(['in', 'not-in'] as const).map((one) => ({ value: one, label: t(`membership.${one}`) }))}
        onChoose={(one) => editor.replace(path, { ...condition, isIn: one === 'in' })}
      />
      <Select
        size="sm"
        className={classes.values}
        aria-label={label(condition.type)}
        placeholder={t(`choose.${condition.type}`)}
        data={data}
        value={value === '' ? null : value}
        searchable
        selectFirstOptionOnChange
        allowDeselect={false}
        nothingFoundMessage={t(condition.type === 'segment' ? 'noSegments' : 'noClusterings')}
        onChange={(next) => {
          if (next) choose(next);
        }}
      />
    </>
  );
}
