'use client';
import { useTranslations } from 'next-intl';
import { type ComponentType, useEffect, useState } from 'react';
import { onNotify, type Toast } from './notify';

type NamedToast = Toast & { readonly closeLabel: string };
type ToastsProps = { readonly first: NamedToast };

/** Draws the toasts; their code comes with the first one. */
export function ToastHost() {
  const closeLabel = useTranslations('common')('close');
  const [loaded, setLoaded] = useState<{ Toasts: ComponentType<ToastsProps>; first: NamedToast } | null>(
    null,
  );
  useEffect(
    () =>
      onNotify((toast) => {
        void import('./toasts').then(({ Toasts, show }) => {
          setLoaded((before) => {
            if (before) show({ ...toast, closeLabel });
            return before ?? { Toasts, first: { ...toast, closeLabel } };
          });
        });
      }),
    [closeLabel],
  );
  return loaded ? <loaded.Toasts first={loaded.first} /> : null;
}
