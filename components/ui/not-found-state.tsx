import { Button, Container, Stack, Text, Title } from '@mantine/core';
import Link from 'next/link';
import { useTranslations } from 'next-intl';

/** The page for an address that leads to nothing. */
export function NotFoundState() {
  const t = useTranslations('common');
  return (
    <Container component="main" size="xs" py={80}>
      <Stack align="flex-start">
        <Title order={1}>{t('notFoundTitle')}</Title>
        <Text c="dimmed">{t('notFoundText')}</Text>
        <Link href="/">
          <Button component="span">{t('toOverview')}</Button>
        </Link>
      </Stack>
    </Container>
  );
}
