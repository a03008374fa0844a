'use client';
import dynamic from 'next/dynamic';

/** Asks before something is destroyed; its code comes when it opens. */
export const ConfirmDialog = dynamic(
  () => import('./confirm-dialog').then((module) => module.ConfirmDialog),
  { ssr: false },
);
