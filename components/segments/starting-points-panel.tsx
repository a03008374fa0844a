'use client';
import { Button, Group } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { Panel } from '@/components/ui/panel';
import { type RuleGroup } from '@/lib/schemas/segment-rule';
import { startingPoints } from '@/lib/segments/starting-points';

/** Ready-made audiences to begin with. */
export function StartingPointsPanel({ onStart }: { onStart: (name: string, rule: RuleGroup) => void }) {
  const t = useTranslations('segments.start');
  return (
    <Panel title={t('title')} text={t('text')}>
      <Group gap="xs">
        {startingPoints.map(({ id, rule }) => (
          <Button key={id} size="compact-sm" variant="default" onClick={() => onStart(t(`name.${id}`), rule)}>
            {t(`name.${id}`)}
          </Button>
        ))}
      </Group>
    </Panel>
  );
}
