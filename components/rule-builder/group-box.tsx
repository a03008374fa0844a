'use client';
import { Button, Group, SegmentedControl, Stack, Switch, Text } from '@mantine/core';
import { IconParentheses, IconPlus } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { type RuleGroup } from '@/lib/schemas/segment-rule';
import { conditionAbout } from '@/lib/segments/rule-fields';
import { pathText } from '@/lib/segments/rule-problems';
import { DEEPEST_GROUP, isGroup, type RulePath } from '@/lib/segments/rule-tree';
import { lineNumber, useBuilder, useLineLabel } from './builder-context';
import { ConditionLine } from './condition-line';
import { LineTools } from './line-tools';
import classes from './rule-builder.module.css';

/** Conditions and groups of them, joined by AND or OR, or their contrary. */
export function GroupBox({ group, path }: { group: RuleGroup; path: RulePath }) {
  const t = useTranslations('segments.builder');
  const label = useLineLabel(path);
  const { editor } = useBuilder();
  const isRoot = path.length === 0;
  const named = (control: string) =>
    isRoot ? t('rootLabel', { control: t(`control.${control}`) }) : label(control);
  const end: RulePath = [...path, group.rules.length];
  return (
    <div
      className={classes.group}
      role="group"
      aria-label={isRoot ? t('wholeRule') : t('groupOf', { line: lineNumber(path) })}
      data-rule={pathText(path)}
      data-combinator={group.combinator}
      data-negated={group.isNegated || undefined}
    >
      <div className={classes.line}>
        <Group gap="sm">
          <SegmentedControl
            size="xs"
            aria-label={named('combinator')}
            value={group.combinator}
            data={(['and', 'or'] as const).map((value) => ({ value, label: t(`combinator.${value}`) }))}
            onChange={(value) =>
              editor.replace(path, { ...group, combinator: value === 'or' ? 'or' : 'and' })
            }
          />
          <Switch
            size="xs"
            label={t('not')}
            aria-label={named('not')}
            data-part={isRoot ? undefined : 'first'}
            checked={group.isNegated}
            onChange={() => editor.negate(path)}
          />
        </Group>
        {isRoot ? null : <LineTools path={path} isGroup />}
      </div>
      <Stack gap="sm" mt="sm">
        {group.rules.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t(isRoot ? 'emptyRule' : 'emptyGroup')}
          </Text>
        ) : null}
        {group.rules.map((rule, place) =>
          isGroup(rule) ? (
            <GroupBox key={place} group={rule} path={[...path, place]} />
          ) : (
            <ConditionLine key={place} condition={rule} path={[...path, place]} />
          ),
        )}
      </Stack>
      <Group gap="xs" mt="sm">
        <Button
          size="compact-sm"
          variant="light"
          leftSection={<IconPlus size={14} />}
          data-part="add"
          aria-label={named('addCondition')}
          onClick={() => editor.insert(end, conditionAbout('event:purchase'))}
        >
          {t('addCondition')}
        </Button>
        {path.length + 1 < DEEPEST_GROUP ? (
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconParentheses size={14} />}
            aria-label={named('addGroup')}
            onClick={() =>
              editor.insert(end, {
                type: 'group',
                combinator: group.combinator === 'and' ? 'or' : 'and',
                isNegated: false,
                rules: [conditionAbout('event:purchase')],
              })
            }
          >
            {t('addGroup')}
          </Button>
        ) : null}
      </Group>
    </div>
  );
}
