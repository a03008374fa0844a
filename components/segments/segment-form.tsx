'use client';
import { Alert, Button, Grid, Group, NativeSelect, Stack } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { useShop } from '@/components/layout/shop-context';
import { RuleBuilder } from '@/components/rule-builder/rule-builder';
import { useRuleEditor } from '@/components/rule-builder/use-rule-editor';
import { Panel } from '@/components/ui/panel';
import { unwrap } from '@/lib/queries/unwrap';
import { type SegmentSchedule } from '@/lib/schemas/segment';
import { segmentSchedules } from '@/lib/schemas/segment-kinds';
import { type RuleGroup } from '@/lib/schemas/segment-rule';
import { ruleParam } from '@/lib/segments/rule-address';
import { DescriptionField } from './description-field';
import { LivePanel } from './live-panel';
import { NameField } from './name-field';
import { type SegmentActions } from './segment-actions';
import { StartingPointsPanel } from './starting-points-panel';
import { useLeaveGuard } from './use-leave-guard';
import { useLiveRule } from './use-live-rule';
import { useSegmentChange } from './use-segment-change';

/** Keeps the finished rule in the address, so that a copied link brings the same one. */
function useRuleInAddress(rule: RuleGroup, isChanged: boolean): void {
  useEffect(() => {
    if (!isChanged) return;
    const query = new URLSearchParams(window.location.search);
    const text = ruleParam(rule);
    if (text === null) query.delete('rule');
    else query.set('rule', text);
    window.history.replaceState(null, '', `?${query.toString()}`);
  }, [rule, isChanged]);
}

/** Writes a new segment: its rule with who is in it while typing, its name and how often it is refreshed. */
export function SegmentForm({
  initial,
  isUnreadable,
  create,
}: {
  initial: RuleGroup;
  /** The address brought a rule that cannot be read. */
  isUnreadable: boolean;
  create: SegmentActions['create'];
}) {
  const t = useTranslations('segments.form');
  const { slug } = useShop();
  const router = useRouter();
  const editor = useRuleEditor(initial);
  const { problems, counted, isUnfinished } = useLiveRule(editor.rule);
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  const [schedule, setSchedule] = useState<SegmentSchedule>('manual');
  useRuleInAddress(counted, counted !== initial);
  const save = useSegmentChange(
    () => unwrap(create(slug, { name, description, rule: editor.rule, schedule })),
    () => ({ tone: 'success', title: t('saved', { name }) }),
  );
  const guard = useLeaveGuard((editor.canUndo || name !== '') && !save.isPending && !save.isSuccess);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isUnfinished) return;
        save.mutate(undefined, {
          onSuccess: ({ segmentId }) => router.push(`/${slug}/segments/${segmentId}`),
        });
      }}
    >
      {guard}
      <Grid>
        <Grid.Col span={{ base: 12, lg: 8 }}>
          <Stack>
            {isUnreadable ? (
              <Alert color="yellow" variant="outline" role="alert">
                {t('unreadable')}
              </Alert>
            ) : null}
            <StartingPointsPanel
              onStart={(suggested, rule) => {
                editor.replace([], rule);
                if (name === '') setName(suggested);
              }}
            />
            <Panel title={t('rule')} text={t('ruleText')}>
              <RuleBuilder editor={editor} problems={problems} />
            </Panel>
            <Panel title={t('save')}>
              <Stack gap="sm">
                <Group grow align="flex-start">
                  <NameField label={t('name')} value={name} onName={setName} />
                  <NativeSelect
                    label={t('schedule')}
                    value={schedule}
                    data={segmentSchedules.map((value) => ({ value, label: t(`scheduleName.${value}`) }))}
                    onChange={({ currentTarget }) =>
                      setSchedule(segmentSchedules.find((one) => one === currentTarget.value) ?? 'manual')
                    }
                  />
                </Group>
                <DescriptionField value={description} onDescription={setDescription} />
                {save.error ? (
                  <Alert color="red" variant="outline" role="alert">
                    {save.error.message}
                  </Alert>
                ) : null}
                <Group justify="flex-end">
                  <Button
                    type="submit"
                    loading={save.isPending}
                    disabled={isUnfinished || name.trim() === ''}
                  >
                    {t('saveSegment')}
                  </Button>
                </Group>
              </Stack>
            </Panel>
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 4 }}>
          <LivePanel rule={editor.rule} counted={counted} isUnfinished={isUnfinished} />
        </Grid.Col>
      </Grid>
    </form>
  );
}
