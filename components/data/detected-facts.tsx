'use client';
import { Badge, Group } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { type DetectedFile } from '@/lib/schemas/import';

const delimiterNames: Readonly<Record<string, string>> = { ',': 'comma', '\t': 'tab', ';': 'semicolon', '|': 'pipe', '::': 'colons', ' ': 'blanks' };

/** How the file is written, as badges. */
export function DetectedFacts({ detected }: { detected: DetectedFile }) {
  const t = useTranslations('data');
  const delimiter = detected.delimiter === null ? null : delimiterNames[detected.delimiter];
  const facts = [
    t(`container.${detected.container}`),
    delimiter ? t(`delimiter.${delimiter}`) : null,
    detected.encoding.toUpperCase() + (detected.bom ? ' BOM' : ''),
    detected.compression === 'gzip' ? 'gzip' : null,
    detected.hasHeader ? t('withHeader') : t('noHeader'),
    t('columns', { count: detected.columns.length }),
  ];
  return (
    <Group gap={6} aria-label={t('detected')}>
      {facts.map((fact) => (fact ? <Badge key={fact} variant="default" tt="none" fw={500}>{fact}</Badge> : null))}
    </Group>
  );
}
