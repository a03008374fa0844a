'use client';
import { Badge, Group, Stack, Text } from '@mantine/core';
import { useFormatter, useTranslations } from 'next-intl';
import { useShop } from '@/components/layout/shop-context';
import { Panel } from '@/components/ui/panel';
import { type Portrait } from '@/lib/schemas/portrait';

/** What could be shown or done for a customer, each with its reason. */
export function SuggestionsPanel({ suggestions, consents }: Pick<Portrait, 'suggestions' | 'consents'>) {
  const t = useTranslations('portrait');
  const format = useFormatter();
  const { currency } = useShop();
  const written = (key: string, value: string | number) => {
    if (typeof value === 'string') return value;
    if (key === 'share') return format.number(value, { style: 'percent' });
    if (key === 'money')
      return format.number(value, { style: 'currency', currency, maximumFractionDigits: 0 });
    return format.number(value, { maximumFractionDigits: 1 });
  };
  const mayWrite =
    consents.some(({ answer }) => answer === 'yes') && consents.every(({ answer }) => answer !== 'no');
  return (
    <Panel title={t('suggestions')} text={t('suggestionsText')}>
      {suggestions.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('noSuggestions')}
        </Text>
      ) : null}
      <Stack gap="sm" data-testid="suggestions">
        {suggestions.map(({ id, kind, because }) => (
          <div key={id}>
            <Group gap="xs" wrap="nowrap" align="start">
              <Badge flex="none" variant="light" size="sm" color={kind === 'service' ? 'teal' : 'indigo'}>
                {t(`kind.${kind}`)}
              </Badge>
              <Text size="sm" fw={550}>
                {t(`suggestion.${id}.title`)}
              </Text>
            </Group>
            <Text size="xs" c="dimmed">
              {t(
                `suggestion.${id}.reason`,
                Object.fromEntries(Object.entries(because).map(([key, value]) => [key, written(key, value)])),
              )}
            </Text>
          </div>
        ))}
        {suggestions.some(({ kind }) => kind === 'content') && !mayWrite ? (
          <Text size="xs" c="dimmed">
            {t('noConsent')}
          </Text>
        ) : null}
      </Stack>
    </Panel>
  );
}
