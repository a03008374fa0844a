'use client';
import { Anchor, Badge, Button, Checkbox, Text } from '@mantine/core';
import clsx from 'clsx';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { type Ref } from 'react';
import { useShop } from '@/components/layout/shop-context';
import { paramsText } from '@/components/models/params-text';
import { useVerdictText } from '@/components/models/verdict';
import { Table } from '@/components/ui/table';
import { protocolDifferences } from '@/lib/charts/protocols';
import { type ModelRunView } from '@/lib/schemas/model';
import { useCompared } from './compared-context';
import { type RunColumn } from './run-columns';
import classes from './runs-table.module.css';

/** One run: picked or not, what it is, what it is worth against the baselines, and its numbers. */
export function RunRow({
  run,
  at,
  measure,
  columns,
  place,
  reference,
  isFull,
  isParamsInLine,
  onToggle,
  onReference,
}: {
  run: ModelRunView;
  at: number;
  measure: Ref<HTMLTableRowElement> | undefined;
  columns: readonly RunColumn[];
  /** Its place among the picked runs, 0 = the reference; -1 = not picked. */
  place: number;
  reference: ModelRunView | undefined;
  isFull: boolean;
  isParamsInLine: boolean;
  onToggle: () => void;
  onReference: () => void;
}) {
  const t = useTranslations('compare');
  const models = useTranslations('models');
  const verdict = useVerdictText();
  const { slug } = useShop();
  const { labelOf, styleOf } = useCompared();
  const isPicked = place >= 0;
  const name = isPicked ? labelOf(run.id) : models(`algorithmName.${run.algorithm}`);
  const different = reference ? protocolDifferences(run.protocol, reference.protocol) : [];
  // Baselines have the default parameters: a tuned run may well beat its own kind.
  const ownKind = t('defaultsOf', { name: models(`algorithmName.${run.algorithm}`) });
  const verdicts = run.verdicts.map((one) =>
    verdict(one, one.against === run.algorithm ? ownKind : one.against),
  );
  return (
    <tr ref={measure} data-index={at} aria-rowindex={at + 2} className={clsx(isPicked && classes.picked)}>
      <Table.Td>
        <Checkbox
          aria-label={t('pickNamed', { name, params: paramsText(run.params) })}
          checked={isPicked}
          disabled={!isPicked && isFull}
          onChange={onToggle}
        />
      </Table.Td>
      <Table.Td style={{ minWidth: 260 }}>
        <span className={classes.name}>
          {isPicked ? (
            <span className={classes.swatch} style={{ background: styleOf(run.id).colour }} aria-hidden />
          ) : null}
          <Anchor component={Link} href={`/${slug}/models/${run.id}`} fw={550} size="sm">
            {models(`algorithmName.${run.algorithm}`)}
          </Anchor>
          {run.isCurrent ? <Badge size="sm">{models('current')}</Badge> : null}
          {place === 0 ? (
            <Badge size="sm" variant="outline">
              {t('reference')}
            </Badge>
          ) : null}
          {run.isStale ? (
            <Badge size="sm" variant="outline" color="gray">
              {models('stale')}
            </Badge>
          ) : null}
          {run.isArchived ? (
            <Badge size="sm" variant="outline" color="gray">
              {t('archived')}
            </Badge>
          ) : null}
          {place > 0 ? (
            <Button size="compact-xs" variant="subtle" className="no-print" onClick={onReference}>
              {t('makeReference')}
            </Button>
          ) : null}
        </span>
        {isParamsInLine && Object.keys(run.params).length > 0 ? (
          <Text size="xs" c="dimmed">
            {paramsText(run.params)}
          </Text>
        ) : null}
        {verdicts.length > 0 ? <Text size="xs">{verdicts.join(t('separator'))}</Text> : null}
        {run.repeatOf ? (
          <Text size="xs" c="dimmed">
            {t(
              `repeatRow.${run.repeatOf.isEqual === null ? 'unknown' : run.repeatOf.isEqual ? 'equal' : 'different'}`,
            )}
          </Text>
        ) : null}
        {different.length > 0 ? (
          <Text size="xs" c="dimmed">
            {t('notComparable', { parts: different.map((part) => t(`part.${part}`)).join(t('comma')) })}
          </Text>
        ) : null}
      </Table.Td>
      {columns.map((column) => (
        <Table.Td key={column.id} ta={column.isNumber ? 'right' : undefined}>
          {column.cell(run)}
        </Table.Td>
      ))}
    </tr>
  );
}
