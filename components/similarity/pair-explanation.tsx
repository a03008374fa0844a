'use client';
import { Stack, Text } from '@mantine/core';
import { Table } from '@/components/ui/table';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { localLabel } from '@/components/ui/product-name';
import { type SimilarityPair } from '@/lib/schemas/similarity';

/** How a similarity came about: the formula with its numbers filled in, and what the two share. */
export function PairExplanation({ pair }: { pair: SimilarityPair }) {
  const t = useTranslations('similarity');
  const format = useFormatter();
  const locale = useLocale();
  const number = (value: number) => format.number(value, { maximumFractionDigits: 4 });
  const formula =
    pair.metric === 'jaccard'
      ? `${number(pair.shared)} / (${number(pair.sizeA)} + ${number(pair.sizeB)} − ${number(pair.shared)})`
      : `${number(pair.numerator)} / (${number(pair.normA)} × ${number(pair.normB)})`;
  return (
    <Stack gap="xs" data-testid="pair">
      <Text size="sm">{t('sharedCount', { shared: pair.shared, a: pair.sizeA, b: pair.sizeB })}</Text>
      <Text size="xs" c="dimmed">
        {t(`formula.${pair.metric}`)}
      </Text>
      <Text size="sm" ff="monospace" style={{ overflowWrap: 'anywhere' }}>
        {formula}
        {pair.shrinkageFactor === 1 ? '' : ` × ${number(pair.shrinkageFactor)}`} ={' '}
        <strong>{number(pair.similarity)}</strong>
      </Text>
      {pair.terms.length > 0 ? (
        <Table.ScrollContainer minWidth={320} maxHeight={360} label={t('sharedEntries')}>
          <Table isSmall>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('sharedEntries')}</Table.Th>
                <Table.Th ta="right">A</Table.Th>
                <Table.Th ta="right">B</Table.Th>
                <Table.Th ta="right">{t('term')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {pair.terms.map((term) => (
                <Table.Tr key={term.id}>
                  <Table.Td>{localLabel(term, locale)}</Table.Td>
                  <Table.Td ta="right">{number(term.weightA)}</Table.Td>
                  <Table.Td ta="right">{number(term.weightB)}</Table.Td>
                  <Table.Td ta="right">{number(term.term)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      ) : null}
    </Stack>
  );
}
