'use client';
import { List, Stack, Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { AlgorithmTraits } from '@/components/models/algorithm-traits';
import { useFieldTexts } from '@/components/training/param-input';
import { Panel } from '@/components/ui/panel';
import { Table } from '@/components/ui/table';
import { type AlgorithmInfo, type ModelRunView, type ParamField } from '@/lib/schemas/model';

function ParamRow({ field, value }: { field: ParamField; value: number | string | boolean }) {
  const t = useTranslations('card');
  const { label, valueText } = useFieldTexts(field);
  return (
    <Table.Tr>
      <Table.Th scope="row" w={180}>
        {label}
      </Table.Th>
      <Table.Td>
        {valueText(value)}
        {value === field.default ? null : (
          <Text span size="xs" c="dimmed" ml={8}>
            {t('default', { value: valueText(field.default) })}
          </Text>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

/** The algorithm in a sentence, its traits and source, and every parameter of this run. */
export function AboutPanel({ run, algorithm }: { run: ModelRunView; algorithm: AlgorithmInfo }) {
  const t = useTranslations('card');
  const models = useTranslations('models');
  return (
    <Panel title={t('about')}>
      <Stack gap="sm">
        <Text size="sm">{models(`algorithmText.${run.algorithm}`)}</Text>
        <AlgorithmTraits algorithm={algorithm} />
        <Text size="xs" c="dimmed">
          {t('source', { source: algorithm.source })}
        </Text>
        {algorithm.fields.length > 0 ? (
          <Table isVertical isSmall aria-label={t('params')}>
            <Table.Tbody>
              {algorithm.fields.map((field) => (
                <ParamRow key={field.name} field={field} value={run.params[field.name] ?? field.default} />
              ))}
            </Table.Tbody>
          </Table>
        ) : null}
      </Stack>
    </Panel>
  );
}

/** Sentences under a title. */
export function SentencesPanel({ title, sentences }: { title: string; sentences: readonly string[] }) {
  return (
    <Panel title={title}>
      <List size="sm" spacing={6}>
        {sentences.map((sentence) => (
          <List.Item key={sentence}>{sentence}</List.Item>
        ))}
      </List>
    </Panel>
  );
}
