'use client';
import { Anchor, Badge, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useFormatter, useTranslations } from 'next-intl';
import Link from 'next/link';
import { useShop } from '@/components/layout/shop-context';
import { type ClusterProfile } from '@/lib/schemas/clustering';
import { SMALLEST_GROUP } from '@/lib/schemas/features';
import { type RuleGroup } from '@/lib/schemas/segment-rule';
import { newSegmentPath } from '@/lib/segments/rule-address';
import { clusterColour, useClusterName } from './use-cluster-name';
import { RuleInWords } from './rule-in-words';
import { useFieldValue } from './use-field-value';

/** Lifts below this are not what a cluster is about. */
const SHOWN_LIFT = 1.1;

/** What one cluster is like: size, worth, strongest lifts, unlike numbers, the rule that explains it, and ways to keep it. */
export function ClusterCard({
  clusteringId,
  profile,
  customers,
}: {
  clusteringId: string;
  profile: ClusterProfile;
  customers: number;
}) {
  const t = useTranslations('clusters');
  const features = useTranslations('features');
  const format = useFormatter();
  const { slug } = useShop();
  const nameOf = useClusterName();
  const valueText = useFieldValue();
  const { cluster, size, clear, silhouette, valueShare, lifts, numbers, rule, precision, recall } = profile;
  const percent = (value: number) => format.number(value, { style: 'percent', maximumFractionDigits: 0 });
  const number = (value: number) => format.number(value, { maximumSignificantDigits: 3 });
  const exact: RuleGroup = {
    ...{ type: 'group', combinator: 'and', isNegated: false },
    rules: [{ type: 'cluster', clusteringId, cluster, isIn: true }],
  };
  const unlike = [...numbers]
    .sort(
      (a, b) =>
        Math.abs(Math.log((b.mean + 1e-9) / (b.shopMean + 1e-9))) -
        Math.abs(Math.log((a.mean + 1e-9) / (a.shopMean + 1e-9))),
    )
    .slice(0, 4);
  return (
    <Paper withBorder radius="lg" p="md" component="article" data-testid="cluster">
      <Stack gap="xs">
        <Group gap="xs" wrap="nowrap" align="center">
          <span
            aria-hidden
            style={{
              width: 12,
              height: 12,
              borderRadius: 3,
              flex: 'none',
              background: clusterColour(cluster),
            }}
          />
          <Title order={3} size="h6">
            {nameOf(profile)}
          </Title>
        </Group>
        <Text size="sm" className="tabular">
          {t('size', {
            size: format.number(size),
            share: percent(size / customers),
            clear: percent(clear / Math.max(1, size)),
          })}
        </Text>
        {size < SMALLEST_GROUP ? (
          <Text size="sm" c="dimmed">
            {t('tooSmall', { count: SMALLEST_GROUP })}
          </Text>
        ) : (
          <>
            <Text size="xs" c="dimmed" className="tabular">
              {[
                valueShare === null ? null : t('valueShare', { share: percent(valueShare) }),
                silhouette === null ? null : t('silhouetteIs', { value: number(silhouette) }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </Text>
            <Group gap={6}>
              {lifts
                .filter(({ lift }) => lift >= SHOWN_LIFT)
                .slice(0, 8)
                .map(({ kind, name, lift, count }) => (
                  <Badge
                    key={`${kind} ${name}`}
                    variant="outline"
                    color="gray"
                    tt="none"
                    fw={500}
                    c="var(--mantine-color-text)"
                  >
                    {t('lift', {
                      name:
                        kind === 'price-band' && features.has(`band.${name}`)
                          ? t('band', { band: features(`band.${name}`) })
                          : name,
                      lift: number(lift),
                      count: format.number(count),
                    })}
                  </Badge>
                ))}
            </Group>
            <Stack gap={0}>
              {unlike.map(({ field, mean, shopMean }) => (
                <Text key={field} size="xs" className="tabular">
                  {t('mean', {
                    field: features.has(`name.${field}`) ? features(`name.${field}`) : field,
                    mean: valueText(field, mean),
                    shopMean: valueText(field, shopMean),
                  })}
                </Text>
              ))}
            </Stack>
            {rule ? (
              <div>
                <Text size="xs" mb={2}>
                  <Text span size="xs" fw={600}>
                    {t('rule')}
                  </Text>
                  {precision !== null && recall !== null ? (
                    <Text span size="xs" c="dimmed">
                      {` ${t('ruleWorth', { precision: percent(precision), recall: percent(recall) })}`}
                    </Text>
                  ) : null}
                </Text>
                <RuleInWords rule={rule} />
              </div>
            ) : (
              <Text size="xs" c="dimmed">
                {t('noRule')}
              </Text>
            )}
            <Group gap="md" className="no-print">
              {rule ? (
                <Anchor component={Link} href={newSegmentPath(slug, rule)} size="sm">
                  {t('saveRule')}
                </Anchor>
              ) : null}
              <Anchor component={Link} href={newSegmentPath(slug, exact)} size="sm">
                {t('saveExact')}
              </Anchor>
            </Group>
          </>
        )}
      </Stack>
    </Paper>
  );
}
