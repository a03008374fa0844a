'use client';
import { Button, Grid, Group, Stack, Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { useShop } from '@/components/layout/shop-context';
import { RuleBuilder } from '@/components/rule-builder/rule-builder';
import { useRuleEditor } from '@/components/rule-builder/use-rule-editor';
import { Panel } from '@/components/ui/panel';
import { unwrap } from '@/lib/queries/unwrap';
import { type SegmentDetail } from '@/lib/schemas/segment';
import { type RuleGroup } from '@/lib/schemas/segment-rule';
import { LivePanel } from './live-panel';
import { type SegmentActions } from './segment-actions';
import { SegmentWords } from './segment-words';
import { useLeaveGuard } from './use-leave-guard';
import { useLiveRule } from './use-live-rule';
import { useSegmentChange } from './use-segment-change';
import { VersionsPanel } from './versions-panel';

function RuleForm({
  segment,
  rule: initial,
  update,
  onDirty,
}: {
  segment: SegmentDetail;
  rule: RuleGroup;
  update: SegmentActions['update'];
  onDirty: (isDirty: boolean) => void;
}) {
  const t = useTranslations('segments.ruleTab');
  const { slug } = useShop();
  const editor = useRuleEditor(initial);
  const [saved, setSaved] = useState(initial);
  const { problems, counted, isUnfinished } = useLiveRule(editor.rule);
  const isDirty = JSON.stringify(editor.rule) !== JSON.stringify(saved);
  const guard = useLeaveGuard(isDirty);
  useEffect(() => {
    onDirty(isDirty);
    return () => onDirty(false);
  }, [onDirty, isDirty]);
  const save = useSegmentChange(
    (rule: RuleGroup) => unwrap(update(slug, { segmentId: segment.id, rule })),
    (rule) => {
      setSaved(rule);
      return { tone: 'success', title: t('saved') };
    },
  );
  return (
    <>
      {guard}
      <Grid>
        <Grid.Col span={{ base: 12, lg: 8 }}>
          <Panel title={t('title')} text={t('text')}>
            <RuleBuilder editor={editor} problems={problems} ownId={segment.id} />
            <Group justify="flex-end" mt="md">
              <Text size="xs" c="dimmed" role="status">
                {isDirty ? t('unsaved') : ' '}
              </Text>
              <Button
                disabled={!isDirty || isUnfinished}
                loading={save.isPending}
                onClick={() => save.mutate(editor.rule)}
              >
                {t('save')}
              </Button>
            </Group>
          </Panel>
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 4 }}>
          <LivePanel rule={editor.rule} counted={counted} isUnfinished={isUnfinished} ownId={segment.id} />
        </Grid.Col>
      </Grid>
    </>
  );
}

/** A segment's rule, to be changed, and what it said before. */
export default function RuleTab({
  segment,
  actions,
}: {
  segment: SegmentDetail;
  actions: Pick<SegmentActions, 'update' | 'restore'>;
}) {
  const t = useTranslations('segments.ruleTab');
  const [isDirty, setDirty] = useState(false);
  return (
    <Stack>
      {segment.rule ? (
        <RuleForm
          key={segment.version}
          segment={segment}
          rule={segment.rule}
          update={actions.update}
          onDirty={setDirty}
        />
      ) : (
        <Panel title={t('title')}>
          <Text size="sm">
            <SegmentWords segment={segment} />
          </Text>
        </Panel>
      )}
      <VersionsPanel segment={segment} restore={actions.restore} isDirty={isDirty} />
    </Stack>
  );
}
