'use client';
import { Button, Group, Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { useShop } from '@/components/layout/shop-context';
import { type GroupKind } from '@/lib/schemas/explore';

const paths: Readonly<Record<GroupKind, string>> = {
  segments: 'segments/new',
  rfm: 'value',
  clusters: 'clusters',
};

/** There are no groups of a kind yet: what they are, and where they are made. */
export function NoGroups({ kind }: { kind: GroupKind }) {
  const t = useTranslations('explore');
  const { slug } = useShop();
  return (
    <Group gap="sm">
      <Text size="sm" c="dimmed">
        {t(`none.${kind}`)}
      </Text>
      <Button
        component={Link}
        prefetch={false}
        href={`/${slug}/${paths[kind]}`}
        size="compact-sm"
        variant="default"
      >
        {t(`make.${kind}`)}
      </Button>
    </Group>
  );
}
