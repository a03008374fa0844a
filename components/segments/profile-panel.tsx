'use client';
import { Badge, Group, Stack, Text } from '@mantine/core';
import { useFormatter, useTranslations } from 'next-intl';
import { useShop } from '@/components/layout/shop-context';
import { useValueName } from '@/components/rule-builder/use-rule-tongue';
import { FeatureTerm } from '@/components/ui/feature-term';
import { Table } from '@/components/ui/table';
import { Term } from '@/components/ui/term';
import { SMALLEST_GROUP } from '@/lib/schemas/features';
import { type SegmentProfile } from '@/lib/schemas/segment';
import { attributeName, fieldUnit } from '@/lib/segments/field-units';

/** What a group is like against the whole shop: means side by side, and the values that are more common in it. */
export function ProfileTable({ profile, isSmall }: { profile: SegmentProfile; isSmall?: boolean }) {
  const t = useTranslations('segments.profile');
  const fields = useTranslations('segments.words.field');
  const format = useFormatter();
  const valueName = useValueName();
  const { currency } = useShop();
  const fieldName = (field: string) => attributeName(field) ?? fields(field);
  const number = (field: string, value: number | null) => {
    if (value === null) return '–';
    const unit = fieldUnit(field);
    if (unit === 'money')
      return format.number(value, { style: 'currency', currency, maximumFractionDigits: 0 });
    if (unit === 'share') return format.number(value, { style: 'percent', maximumFractionDigits: 0 });
    if (unit === 'year') return String(Math.round(value));
    if (unit === 'days')
      return format.number(value, { style: 'unit', unit: 'day', maximumFractionDigits: 0 });
    return format.number(value, { maximumFractionDigits: Math.abs(value) < 10 ? 2 : 0 });
  };
  const ratio = (lift: number) => `${format.number(lift, { maximumFractionDigits: lift < 10 ? 1 : 0 })} ×`;
  if (profile.isTooSmall)
    return (
      <Text size="sm" c="dimmed">
        {t('tooSmall', { count: SMALLEST_GROUP })}
      </Text>
    );
  const numbers = profile.numbers.filter(({ segment, shop }) => segment !== null || shop !== null);
  const texts = profile.texts.filter(({ values }) => values.length > 0);
  return (
    <Stack gap="sm">
      <Table.ScrollContainer
        minWidth={isSmall ? 260 : 280}
        maxHeight={isSmall ? 300 : 640}
        label={t('title')}
      >
        <Table isSmall>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('field')}</Table.Th>
              <Table.Th ta="right">{t('segment')}</Table.Th>
              <Table.Th ta="right">{t('shop')}</Table.Th>
              <Table.Th ta="right">{t('ratio')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {numbers.map(({ field, segment, shop }) => (
              <Table.Tr key={field}>
                <Table.Td>
                  <FeatureTerm feature={field} className="capital">
                    {fieldName(field)}
                  </FeatureTerm>
                </Table.Td>
                <Table.Td ta="right">{number(field, segment)}</Table.Td>
                <Table.Td ta="right">{number(field, shop)}</Table.Td>
                <Table.Td ta="right">
                  {segment !== null && shop && fieldUnit(field) !== 'year' ? ratio(segment / shop) : '–'}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {texts.map(({ field, values }) => (
        <div key={field}>
          <Text size="xs" c="dimmed" mb={4} component="div">
            <FeatureTerm feature={field} className="capital">
              {fieldName(field)}
            </FeatureTerm>
          </Text>
          <Group gap={6}>
            {values.slice(0, isSmall ? 3 : 6).map(({ value, share, lift }) => (
              <Badge key={value} variant="light" color={lift >= 1 ? 'indigo' : 'gray'} tt="none" fw={500}>
                {t('value', {
                  value: valueName(field, value),
                  share: format.number(share, { style: 'percent', maximumFractionDigits: 0 }),
                  lift: ratio(lift),
                })}
              </Badge>
            ))}
          </Group>
        </div>
      ))}
      {texts.length > 0 ? (
        <Text size="xs" c="dimmed" component="div">
          <Term term="lift">{t('liftTerm')}</Term>
        </Text>
      ) : null}
    </Stack>
  );
}
