'use client';
import { Code } from '@mantine/core';
import { Table } from '@/components/ui/table';
import { useFormatter, useTranslations } from 'next-intl';
import { type ModelRunView, type Protocol } from '@/lib/schemas/model';
import { paramsText } from './params-text';

/** What a run's numbers rest on, name by name. */
export function useProtocolRows(run: ModelRunView): readonly (readonly [name: string, value: string])[] {
  const t = useTranslations('models');
  const format = useFormatter();
  const { protocol } = run;
  const splitDetail = (split: Protocol['split']): string => {
    if (split.kind === 'k-fold') return ` (${t('parts', { count: split.folds ?? 5 })})`;
    if (split.kind === 'random' || split.kind === 'temporal')
      return ` (${format.number(split.testRatio, { style: 'percent' })})`;
    return '';
  };
  return [
    [t('algorithm'), t(`algorithmName.${run.algorithm}`)],
    [t('params'), paramsText(run.params) || t('noParams')],
    [t('feedback'), t(`feedbackName.${protocol.feedback}`)],
    [t('split'), t(`splitName.${protocol.split.kind}`) + splitDetail(protocol.split)],
    [t('seed'), String(protocol.seed)],
    ['K', String(protocol.k)],
    [t('candidates'), t(`candidatesName.${protocol.candidates}`)],
    [t('trainInteractions'), format.number(protocol.trainInteractions)],
    [t('testInteractions'), format.number(protocol.testInteractions)],
    [
      t('judgedCustomers'),
      t('of', { part: format.number(protocol.judgedCustomers), whole: format.number(protocol.customers) }),
    ],
    [t('products'), format.number(protocol.products)],
    [t('dataHash'), protocol.dataHash],
    [t('version'), protocol.version],
  ];
}

/** How a run's numbers came about: everything needed to judge again and get the same digits. */
export function ProtocolCard({ run }: { run: ModelRunView }) {
  const t = useTranslations('models');
  const rows = useProtocolRows(run);
  return (
    <Table isVertical>
      <Table.Tbody>
        {rows.map(([name, value]) => (
          <Table.Tr key={name}>
            <Table.Th w={180} scope="row">
              {name}
            </Table.Th>
            <Table.Td style={{ overflowWrap: 'anywhere' }}>
              {name === t('dataHash') ? <Code>{value}</Code> : value}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
