'use client';
import { Switch, Text } from '@mantine/core';
import { useFormatter, useTranslations } from 'next-intl';
import { VerdictLine } from '@/components/models/verdict';
import { Panel } from '@/components/ui/panel';
import { Table } from '@/components/ui/table';
import { Term } from '@/components/ui/term';
import { useUrlState } from '@/components/ui/url-state';
import { readablePairs } from '@/lib/charts/pairs';
import { type Comparison } from '@/lib/schemas/comparison';
import { compareParams } from './compare-state';
import { useCompared } from './compared-context';
import { ProtocolNumber } from './protocol-number';

/** Every pair: by how much one is better, how sure that is, and for how many customers. */
export function PairsPanel({ comparison: { pairs, runs, metric, k } }: { comparison: Comparison }) {
  const t = useTranslations('compare');
  const format = useFormatter();
  const { labelOf } = useCompared();
  const [{ pairs: isAll }, setState] = useUrlState(compareParams);
  const shown = readablePairs(pairs, runs[0]?.run.id, isAll);
  const signed = (value: number) =>
    format.number(value, {
      minimumFractionDigits: 4,
      maximumFractionDigits: 4,
      signDisplay: 'exceptZero',
    });
  const chance = (p: number) =>
    p < 0.001
      ? `< ${format.number(0.001, { maximumFractionDigits: 3 })}`
      : format.number(p, { maximumSignificantDigits: 2 });
  const title = t('pairsTitle', { metric: `${t(`metricName.${metric}`)}@${k}` });
  return (
    <Panel
      title={title}
      text={t('pairsText')}
      h="100%"
      actions={
        runs.length > 2 ? (
          <Switch
            size="xs"
            label={t('allPairs')}
            checked={isAll}
            onChange={(event) => setState({ pairs: event.currentTarget.checked })}
          />
        ) : null
      }
    >
      {shown.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('noPairs')}
        </Text>
      ) : (
        <Table.ScrollContainer minWidth={520} maxHeight={420} label={title}>
          <Table isSmall>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('verdict')}</Table.Th>
                <Table.Th ta="right">
                  <Term term="interval">{t('difference')}</Term>
                </Table.Th>
                <Table.Th ta="right">
                  <Term term="pValue">p</Term>, <Term term="holm">Holm</Term>
                </Table.Th>
                <Table.Th ta="right">{t('winTieLoss')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {shown.map((pair) => (
                <Table.Tr key={`${pair.runId} ${pair.againstId}`}>
                  <Table.Td>
                    <Text size="sm" fw={550} component="div">
                      <ProtocolNumber runId={pair.runId}>{labelOf(pair.runId)}</ProtocolNumber>
                    </Text>
                    <VerdictLine finding={{ ...pair, p: pair.pHolm }} against={labelOf(pair.againstId)} />
                  </Table.Td>
                  <Table.Td ta="right" style={{ whiteSpace: 'nowrap' }}>
                    <ProtocolNumber runId={pair.runId}>
                      {signed(pair.difference.mean)}
                      <br />[{signed(pair.difference.low)}, {signed(pair.difference.high)}]
                    </ProtocolNumber>
                  </Table.Td>
                  <Table.Td ta="right" style={{ whiteSpace: 'nowrap' }}>
                    {chance(pair.p)}
                    <br />
                    {chance(pair.pHolm)}
                  </Table.Td>
                  <Table.Td ta="right" style={{ whiteSpace: 'nowrap' }}>
                    {[pair.wins, pair.ties, pair.losses].map((count) => format.number(count)).join(' / ')}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Panel>
  );
}
