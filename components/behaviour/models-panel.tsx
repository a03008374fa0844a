'use client';
import { Anchor, Badge, Skeleton, Switch, Text } from '@mantine/core';
import { IconUserQuestion } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'next-intl';
import Link from 'next/link';
import { useEffect } from 'react';
import { useShop } from '@/components/layout/shop-context';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { Panel } from '@/components/ui/panel';
import { Table } from '@/components/ui/table';
import { Term } from '@/components/ui/term';
import { flagParam, useUrlState } from '@/components/ui/url-state';
import { behaviourModelsOptions } from '@/lib/queries/behaviour';
import { type BehaviourModelView } from '@/lib/schemas/behaviour';
import { useBehaviourWords } from './use-behaviour-words';

const urlState = { archived: flagParam() };

function ModelRow({ model }: { model: BehaviourModelView }) {
  const t = useTranslations('behaviour');
  const format = useFormatter();
  const { slug } = useShop();
  const { targetText, percent } = useBehaviourWords(model.input.days);
  const digits = (value: number) =>
    format.number(value, { minimumFractionDigits: 3, maximumFractionDigits: 3 });
  const { value, low, high } = model.rocArea;
  const created = format.dateTime(new Date(model.createdAt), { dateStyle: 'medium' });
  return (
    <Table.Tr>
      <Table.Td>
        <Anchor component={Link} href={`/${slug}/behaviour/${model.id}`} size="sm" fw={550}>
          {targetText(model.input)}
        </Anchor>{' '}
        {model.isArchived ? (
          <Badge size="sm" variant="outline" color="gray">
            {t('archived')}
          </Badge>
        ) : null}
        <Text size="xs" c="dimmed" className="narrow-only">
          {[
            t(`algorithm.${model.input.algorithm}`),
            t('baseRateIs', { share: percent(model.baseRate) }),
            created,
          ].join(' · ')}
        </Text>
      </Table.Td>
      <Table.Td className="wide-only">{t(`algorithm.${model.input.algorithm}`)}</Table.Td>
      <Table.Td ta="right" className="tabular">
        {`${digits(value)} [${digits(low)}, ${digits(high)}]`}
      </Table.Td>
      <Table.Td ta="right" className="tabular wide-only">
        {percent(model.baseRate)}
      </Table.Td>
      <Table.Td ta="right" className="tabular wide-only">
        {format.number(model.predicted)}
      </Table.Td>
      <Table.Td ta="right" className="wide-only">
        {created}
      </Table.Td>
    </Table.Tr>
  );
}

/** The finished models; archived ones only when asked for. `done` counts the jobs that have ended: each may bring a model. */
export function ModelsPanel({ done }: { done: number }) {
  const t = useTranslations('behaviour');
  const { slug } = useShop();
  const [{ archived }, setState] = useUrlState(urlState);
  const { data: models, error, refetch } = useQuery(behaviourModelsOptions(slug));
  useEffect(() => {
    if (done > 0) void refetch();
  }, [done, refetch]);
  if (error && !models) return <ErrorState message={error.message} onRetry={() => void refetch()} />;
  if (!models) return <Skeleton h={240} radius="lg" />;
  if (models.length === 0)
    return <EmptyState icon={<IconUserQuestion />} title={t('emptyTitle')} text={t('emptyText')} />;
  const hidden = models.filter(({ isArchived }) => isArchived).length;
  const shown = archived ? models : models.filter(({ isArchived }) => !isArchived);
  return (
    <Panel
      title={t('models')}
      text={t('modelsText')}
      actions={
        hidden > 0 ? (
          <Switch
            size="xs"
            label={t('showArchived', { count: hidden })}
            checked={archived}
            onChange={({ currentTarget }) => setState({ archived: currentTarget.checked })}
          />
        ) : null
      }
    >
      <Table.ScrollContainer minWidth={760} label={t('models')} fitsPhone>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('predicts')}</Table.Th>
              <Table.Th className="wide-only">{t('learner')}</Table.Th>
              <Table.Th ta="right">
                <Term term="rocAuc">{t('rocAuc')}</Term>
              </Table.Th>
              <Table.Th ta="right" className="wide-only">
                <Term term="baseRate">{t('baseRate')}</Term>
              </Table.Th>
              <Table.Th ta="right" className="wide-only">
                {t('customers')}
              </Table.Th>
              <Table.Th ta="right" className="wide-only">
                {t('created')}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map((model) => (
              <ModelRow key={model.id} model={model} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Panel>
  );
}
