'use client';
import { Badge, Group } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { type AlgorithmInfo } from '@/lib/schemas/model';
import { familyOf } from './families';

/** What kind of algorithm it is, how it explains itself, and whether it reads the order of a history. */
export function AlgorithmTraits({ algorithm }: { algorithm: AlgorithmInfo }) {
  const t = useTranslations('training');
  const traits = [
    t(`family.${familyOf(algorithm.id)}`),
    t(`explains.${algorithm.explains}`),
    ...(algorithm.isSequential ? [t('sequential')] : []),
  ];
  return (
    <Group gap={6}>
      {traits.map((trait) => (
        <Badge key={trait} variant="default" tt="none" fw={500}>
          {trait}
        </Badge>
      ))}
    </Group>
  );
}
