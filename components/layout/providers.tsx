'use client';
import { MantineProvider } from '@mantine/core';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import { type ReactNode, useState } from 'react';
import { cssVariables, theme } from './theme';

/** Everything that the pages' client components find around them. `nonce` lets Mantine add its style elements under the CSP. */
export function Providers({ nonce, children }: { nonce: string; children: ReactNode }) {
  const t = useTranslations('common');
  const [client] = useState(
    () => new QueryClient({ defaultOptions: { queries: { staleTime: 5_000, retry: 1 } } }),
  );
  return (
    <QueryClientProvider client={client}>
      <NuqsAdapter>
        <MantineProvider
          theme={theme}
          cssVariablesResolver={cssVariables}
          defaultColorScheme="auto"
          getStyleNonce={() => nonce}
        >
          <ModalsProvider labels={{ confirm: t('confirm'), cancel: t('cancel') }}>
            <Notifications position="bottom-right" />
            {children}
          </ModalsProvider>
        </MantineProvider>
      </NuqsAdapter>
    </QueryClientProvider>
  );
}
