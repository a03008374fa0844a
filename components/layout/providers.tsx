'use client';
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { ToastHost } from '@/components/ui/toast-host';
import { cssVariables, theme } from './theme';

/** The scroll lock of dialogs adds a style element of its own; this global is where it looks for the nonce. */
function lendNonce(nonce: string) {
  if (typeof window !== 'undefined') Object.assign(window, { __webpack_nonce__: nonce });
}

/**
 * Everything that the pages' client components find around them. `nonce` lets Mantine add its style elements under the CSP:
 * the first one, which the document came with. A refresh brings another, which the browser would refuse.
 */
export function Providers({ nonce, children }: { nonce: string; children: ReactNode }) {
  const [first] = useState(nonce);
  useState(() => lendNonce(first));
  const [client] = useState(
    () => new QueryClient({ defaultOptions: { queries: { staleTime: 5_000, retry: 1 } } }),
  );
  return (
    <QueryClientProvider client={client}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariables}
        defaultColorScheme="auto"
        getStyleNonce={() => first}
      >
        {children}
        <ToastHost />
      </MantineProvider>
    </QueryClientProvider>
  );
}
