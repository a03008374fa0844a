'use client';
import { Badge, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { useFormatter, useTranslations } from 'next-intl';
import { FeatureTerm } from '@/components/ui/feature-term';
import { Panel } from '@/components/ui/panel';
import { Term } from '@/components/ui/term';
import { affinityKinds, priceBands } from '@/lib/schemas/features';
import { type Portrait } from '@/lib/schemas/portrait';
import { GateText } from './gate-text';
import classes from './portrait.module.css';

/** Strongest that are listed of a kind. */
const SHOWN = 6;

function Rhythm({
  feature,
  title,
  counts,
  nameOf,
}: {
  feature: string;
  title: string;
  counts: readonly number[];
  nameOf: (at: number) => string;
}) {
  const t = useTranslations('portrait');
  const most = Math.max(...counts, 1);
  const peak = counts.indexOf(most);
  return (
    <div>
      <Text size="xs" fw={600} component="div">
        <FeatureTerm feature={feature}>{title}</FeatureTerm>
      </Text>
      <div
        className={classes.rhythm}
        role="img"
        aria-label={t('peak', { title, name: nameOf(peak), count: most })}
      >
        {counts.map((count, at) => (
          <span key={at} style={{ height: `${(100 * count) / most}%` }} title={`${nameOf(at)}: ${count}`} />
        ))}
      </div>
      <Text size="xs" c="dimmed" className={classes.ends} component="div">
        <span>{nameOf(0)}</span>
        <span>{nameOf(counts.length - 1)}</span>
      </Text>
    </div>
  );
}

/** What a customer turns to more, or less, than the shop, with the evidence; and when. */
export function TastesPanel({ features, run }: Pick<Portrait, 'features' | 'run'>) {
  const t = useTranslations('portrait');
  const words = useTranslations('features');
  const format = useFormatter();
  const gates = run?.gates ?? [];
  const bands: readonly string[] = priceBands;
  // 5 January 2026 is a Monday.
  const weekday = (at: number) =>
    format.dateTime(new Date(Date.UTC(2026, 0, 5 + at)), { weekday: 'short', timeZone: 'UTC' });
  return (
    <Panel title={<Term term="lift">{t('tastes')}</Term>} text={t('tastesText')}>
      <Stack gap="md">
        <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} spacing="lg">
          {affinityKinds.map((kind) => {
            const own =
              features?.affinities.filter((affinity) => affinity.kind === kind).slice(0, SHOWN) ?? [];
            return (
              <div key={kind}>
                <Text size="xs" fw={600} mb={4} component="div">
                  <FeatureTerm feature={kind}>{words(`name.${kind}`)}</FeatureTerm>
                </Text>
                {own.length === 0 ? <GateText gates={gates} feature={kind} fallback={t('noTastes')} /> : null}
                <Stack gap={4}>
                  {own.map(({ name, count, lift }) => (
                    <Group key={name} justify="space-between" wrap="nowrap" gap="xs">
                      <Text size="sm" truncate>
                        {kind === 'price-band' && bands.includes(name) ? words(`band.${name}`) : name}
                      </Text>
                      <Group gap="xs" wrap="nowrap">
                        <Text size="xs" c="dimmed" className="tabular">
                          {t('evidence', { count })}
                        </Text>
                        <Badge variant="light" color={lift >= 1 ? 'indigo' : 'gray'} tt="none">
                          {format.number(lift, { maximumFractionDigits: 1 })} ×
                        </Badge>
                      </Group>
                    </Group>
                  ))}
                </Stack>
              </div>
            );
          })}
        </SimpleGrid>
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="lg">
          {features?.hours.length ? (
            <Rhythm
              feature="hours"
              title={words('name.hours')}
              counts={features.hours}
              nameOf={(at) => `${at}:00`}
            />
          ) : (
            <GateText gates={gates} feature="hours" fallback={t('noTastes')} />
          )}
          {features?.weekdays.length ? (
            <Rhythm
              feature="weekdays"
              title={words('name.weekdays')}
              counts={features.weekdays}
              nameOf={weekday}
            />
          ) : (
            <GateText gates={gates} feature="weekdays" fallback={t('noTastes')} />
          )}
        </SimpleGrid>
      </Stack>
    </Panel>
  );
}
