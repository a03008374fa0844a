'use client';
import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { IconDownload, IconPrinter } from '@tabler/icons-react';
import { useFormatter, useTranslations } from 'next-intl';
import { useShop } from '@/components/layout/shop-context';
import { CopyLink } from '@/components/ui/copy-link';
import { PageHeader } from '@/components/ui/page-header';
import { portraitExportPath } from '@/lib/queries/portraits';
import { type Portrait } from '@/lib/schemas/portrait';

const colors = { yes: 'teal', no: 'red', unknown: 'gray' } as const;

/** Who a customer is, what they agreed to, and what can be done with the portrait. */
export function PortraitHead({ customer, consents, attributes }: Portrait) {
  const t = useTranslations('portrait');
  const words = useTranslations('customers');
  const format = useFormatter();
  const { slug } = useShop();
  const facts = [
    customer.externalId,
    customer.email,
    [customer.city, customer.country].filter(Boolean).join(', '),
    customer.birthYear ? words('born', { year: String(customer.birthYear) }) : null,
    customer.gender,
    customer.joinedAt
      ? words('since', { when: format.dateTime(new Date(customer.joinedAt), { dateStyle: 'medium' }) })
      : null,
  ].filter(Boolean);
  return (
    <Stack gap={0} mb="lg">
      <PageHeader
        title={customer.name ?? customer.externalId}
        text={facts.join(' · ')}
        actions={
          <Group gap="xs" className="no-print">
            <CopyLink size="xs" told={t('linkCopied')} />
            <Button
              size="xs"
              variant="default"
              leftSection={<IconPrinter size={14} />}
              onClick={() => window.print()}
            >
              {t('print')}
            </Button>
            {(['json', 'csv'] as const).map((format) => (
              <Button
                key={format}
                size="xs"
                variant="default"
                component="a"
                href={portraitExportPath(slug, customer.id, format)}
                download
                leftSection={<IconDownload size={14} />}
              >
                {format.toUpperCase()}
              </Button>
            ))}
          </Group>
        }
      />
      <Group gap="xs">
        {consents.map(({ name, answer }) => (
          <Badge key={name} variant="light" color={colors[answer]} tt="none">
            {t('consent', { name, answer: t(`answer.${answer}`) })}
          </Badge>
        ))}
        {consents.length === 0 ? (
          <Badge variant="light" color="gray" tt="none">
            {t('consent', { name: t('messages'), answer: t('answer.unknown') })}
          </Badge>
        ) : null}
        {attributes.map(([name, value]) => (
          <Text key={name} size="xs" c="dimmed">
            {name}: {value}
          </Text>
        ))}
      </Group>
    </Stack>
  );
}
