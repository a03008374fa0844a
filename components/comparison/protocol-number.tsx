'use client';
import { UnstyledButton } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { type ReactNode } from 'react';
import { useCompared } from './compared-context';
import classes from './protocol-number.module.css';

/** A number of a run that tells how it came about: a click opens the run's protocol. */
export function ProtocolNumber({ runId, children }: { runId: string; children: ReactNode }) {
  const t = useTranslations('compare');
  const { openProtocol } = useCompared();
  return (
    <UnstyledButton
      className={classes.number}
      title={t('openProtocol')}
      aria-haspopup="dialog"
      onClick={() => openProtocol(runId)}
    >
      {children}
    </UnstyledButton>
  );
}
