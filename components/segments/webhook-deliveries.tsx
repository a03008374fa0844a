'use client';
import { Badge, Group, Text } from '@mantine/core';
import { useFormatter, useTranslations } from 'next-intl';
import { Table } from '@/components/ui/table';
import { type DeliveryView } from '@/lib/schemas/webhook';
import { answerKind } from '@/lib/segments/delivery-answer';

const colours = { waiting: 'gray', delivered: 'teal', failed: 'red' } as const;

/** What was sent to a webhook's address, the newest first. */
export function WebhookDeliveries({
  deliveries,
  label,
}: {
  deliveries: readonly DeliveryView[];
  label: string;
}) {
  const t = useTranslations('segments.webhooks');
  const format = useFormatter();
  const time = (at: string) => format.dateTime(new Date(at), { dateStyle: 'medium', timeStyle: 'medium' });
  if (deliveries.length === 0)
    return (
      <Text size="xs" c="dimmed">
        {t('noDeliveries')}
      </Text>
    );
  return (
    <Table.ScrollContainer minWidth={560} maxHeight={260} label={label}>
      <Table isSmall>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('when')}</Table.Th>
            <Table.Th>{t('status')}</Table.Th>
            <Table.Th ta="right">{t('attempts')}</Table.Th>
            <Table.Th>{t('answer')}</Table.Th>
            <Table.Th ta="right">{t('entered')}</Table.Th>
            <Table.Th ta="right">{t('left')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {deliveries.map((delivery) => (
            <Table.Tr key={delivery.id}>
              <Table.Td>{time(delivery.createdAt)}</Table.Td>
              <Table.Td>
                <Group gap={4} wrap="nowrap">
                  <Badge size="sm" variant="light" color={colours[delivery.status]} tt="none">
                    {t(`statusName.${delivery.status}`)}
                  </Badge>
                  {delivery.isTest ? (
                    <Badge size="sm" variant="outline" color="gray" tt="none">
                      {t('testMark')}
                    </Badge>
                  ) : null}
                </Group>
              </Table.Td>
              <Table.Td ta="right">{delivery.attempts}</Table.Td>
              <Table.Td>
                {delivery.answer === null
                  ? '–'
                  : t(`answerName.${answerKind(delivery.answer)}`, { answer: delivery.answer })}
                {delivery.nextAt ? ` · ${t('next', { when: time(delivery.nextAt) })}` : ''}
              </Table.Td>
              <Table.Td ta="right">{format.number(delivery.entered)}</Table.Td>
              <Table.Td ta="right">{format.number(delivery.left)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
