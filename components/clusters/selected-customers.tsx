'use client';
import { Alert, Anchor, Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'next-intl';
import Link from 'next/link';
import { useState } from 'react';
import { useShop } from '@/components/layout/shop-context';
import { NameField } from '@/components/segments/name-field';
import { createList, segmentsKey } from '@/lib/queries/segments';
import { unwrap } from '@/lib/queries/unwrap';
import { type ClusterActions } from './cluster-actions';

/** Customers that are named; the list that is saved has all. */
const NAMED = 24;

/** Customers that were chosen on the map: some of their names, and a segment that keeps them. */
export function SelectedCustomers({
  customerIds,
  actions,
  onClose,
}: {
  customerIds: readonly number[];
  actions: ClusterActions;
  onClose: () => void;
}) {
  const t = useTranslations('clusters');
  const common = useTranslations('common');
  const format = useFormatter();
  const client = useQueryClient();
  const { slug } = useShop();
  const [name, setName] = useState('');
  const some = customerIds.slice(0, NAMED);
  const named = useQuery({
    queryKey: ['customer-names', slug, some],
    queryFn: () => unwrap(actions.nameCustomers(slug, { customerIds: some })),
    staleTime: Infinity,
  });
  const save = useMutation({
    mutationFn: () => createList(slug, { name, customerIds: [...customerIds] }),
    onSuccess: () => client.invalidateQueries({ queryKey: segmentsKey(slug) }),
  });
  return (
    <Stack gap="xs" component="section" aria-label={t('selection')} data-testid="selection">
      <Group justify="space-between">
        <Text fw={600} size="sm">
          {t('selected', { count: customerIds.length })}
        </Text>
        <Button size="compact-xs" variant="default" onClick={onClose}>
          {common('clear')}
        </Button>
      </Group>
      {named.data ? (
        <Group gap="sm">
          {named.data.map(({ id, label }) => (
            <Anchor key={id} component={Link} href={`/${slug}/customers/${id}`} size="sm">
              {label}
            </Anchor>
          ))}
          {customerIds.length > NAMED ? (
            <Text size="sm" c="dimmed">
              {t('andMore', { count: format.number(customerIds.length - NAMED) })}
            </Text>
          ) : null}
        </Group>
      ) : named.error ? (
        <Alert color="red" variant="outline" role="alert">
          {named.error.message}
        </Alert>
      ) : (
        <Skeleton h={22} />
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <Group align="end" gap="xs">
          <NameField label={t('listName')} value={name} onName={setName} />
          <Button type="submit" loading={save.isPending}>
            {t('saveList')}
          </Button>
        </Group>
      </form>
      {save.error ? (
        <Alert color="red" variant="outline" role="alert">
          {save.error.message}
        </Alert>
      ) : save.data ? (
        <Text size="sm" role="status">
          {t('savedList', { count: save.data.size })}{' '}
          <Anchor
            component={Link}
            href={`/${slug}/segments/${save.data.segmentId}`}
            size="sm"
            underline="always"
          >
            {t('openSegment')}
          </Anchor>
        </Text>
      ) : null}
    </Stack>
  );
}
