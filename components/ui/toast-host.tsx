'use client';
import { type ComponentType, useEffect, useState } from 'react';
import { onNotify, type Toast } from './notify';

type ToastsProps = { readonly first: Toast };

/** Draws the toasts; their code comes with the first one. */
export function ToastHost() {
  const [loaded, setLoaded] = useState<{ Toasts: ComponentType<ToastsProps>; first: Toast } | null>(null);
  useEffect(
    () =>
      onNotify((toast) => {
        void import('./toasts').then(({ Toasts, show }) => {
          setLoaded((before) => {
            if (before) show(toast);
            return before ?? { Toasts, first: toast };
          });
        });
      }),
    [],
  );
  return loaded ? <loaded.Toasts first={loaded.first} /> : null;
}
