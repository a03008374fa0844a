'use client';
import { Badge, Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import { useShop } from '@/components/layout/shop-context';
import { useCatalogue } from '@/components/rule-builder/use-catalogue';
import { useRuleTongue } from '@/components/rule-builder/use-rule-tongue';
import { ConfirmDialog } from '@/components/ui/confirm-dialog-lazy';
import { ErrorState } from '@/components/ui/error-state';
import { Panel } from '@/components/ui/panel';
import { segmentVersionsOptions } from '@/lib/queries/segments';
import { unwrap } from '@/lib/queries/unwrap';
import { type SegmentDetail, type SegmentVersionView } from '@/lib/schemas/segment';
import { ruleChanges } from '@/lib/segments/rule-changes';
import { type RuleTongue } from '@/lib/segments/rule-tongue';
import { conditionWords, ruleWords } from '@/lib/segments/rule-words';
import { type SegmentActions } from './segment-actions';
import { useSegmentChange } from './use-segment-change';

/** What a version changed of the one before. */
function Changes({
  version,
  before,
  tongue,
}: {
  version: SegmentVersionView;
  before: SegmentVersionView | undefined;
  tongue: RuleTongue;
}) {
  const t = useTranslations('segments.versions');
  if (version.rule?.type !== 'group' || before?.rule?.type !== 'group') return null;
  const { added, removed, changed, isRegrouped } = ruleChanges(before.rule, version.rule);
  const lines = [
    ...added.map((condition) => t('added', { words: conditionWords(condition, tongue) })),
    ...removed.map((condition) => t('removed', { words: conditionWords(condition, tongue) })),
    ...changed.map(({ from, to }) =>
      t('changed', { from: conditionWords(from, tongue), to: conditionWords(to, tongue) }),
    ),
    ...(isRegrouped ? [t('regrouped')] : []),
  ];
  return (
    <>
      {lines.map((line, at) => (
        <Text key={at} size="xs" c="dimmed">
          {line}
        </Text>
      ))}
    </>
  );
}

/** What the rule said in each version, what that changed, and the way back to it. */
export function VersionsPanel({
  segment,
  restore: send,
  isDirty,
}: {
  segment: SegmentDetail;
  restore: SegmentActions['restore'];
  /** The rule above has changes that are not saved, which a restored version takes the place of. */
  isDirty: boolean;
}) {
  const t = useTranslations('segments.versions');
  const format = useFormatter();
  const { slug } = useShop();
  const { data, error, refetch } = useQuery(segmentVersionsOptions(slug, segment.id));
  const rules = data?.flatMap(({ rule }) => (rule?.type === 'group' ? [rule] : [])) ?? [];
  const { data: catalogue } = useCatalogue(rules);
  const tongue = useRuleTongue({ ...segment, catalogue });
  const restore = useSegmentChange(
    (version: number) => unwrap(send(slug, { segmentId: segment.id, version })),
    (version) => ({ tone: 'success', title: t('restored', { version }) }),
  );
  const [asked, setAsked] = useState<number | null>(null);
  return (
    <Panel title={t('title')} text={t('text')}>
      {error && !data ? <ErrorState message={error.message} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton h={120} /> : null}
      <Stack gap="md">
        {data?.map((version, at) => (
          <Group key={version.version} justify="space-between" align="flex-start" wrap="nowrap">
            <div style={{ minWidth: 0 }}>
              <Group gap="xs">
                <Text size="sm" fw={600}>
                  {t('version', { version: version.version })}
                </Text>
                {version.version === segment.version ? <Badge size="xs">{t('current')}</Badge> : null}
                <Text size="xs" c="dimmed">
                  {format.dateTime(new Date(version.createdAt), { dateStyle: 'medium', timeStyle: 'short' })}
                </Text>
              </Group>
              {version.rule?.type === 'group' ? (
                <Text size="sm">{ruleWords(version.rule, tongue)}</Text>
              ) : null}
              <Changes version={version} before={data[at + 1]} tongue={tongue} />
            </div>
            {version.version === segment.version || version.rule === null ? null : (
              <Button
                size="compact-sm"
                variant="default"
                loading={restore.isPending && restore.variables === version.version}
                aria-label={t('restoreNamed', { version: version.version })}
                onClick={() => (isDirty ? setAsked(version.version) : restore.mutate(version.version))}
              >
                {t('restore')}
              </Button>
            )}
          </Group>
        ))}
      </Stack>
      {asked === null ? null : (
        <ConfirmDialog
          title={t('restoreTitle', { version: asked })}
          text={t('restoreText')}
          confirm={t('restore')}
          isPending={restore.isPending}
          onConfirm={() => restore.mutate(asked, { onSettled: () => setAsked(null) })}
          onClose={() => setAsked(null)}
        />
      )}
    </Panel>
  );
}
