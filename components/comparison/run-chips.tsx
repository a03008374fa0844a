'use client';
import { useTranslations } from 'next-intl';
import { type Comparison } from '@/lib/schemas/comparison';
import { useCompared } from './compared-context';
import { ProtocolNumber } from './protocol-number';
import classes from './run-chips.module.css';

/** The compared runs with their colours, the reference first; each opens its protocol. */
export function RunChips({ runs }: { runs: Comparison['runs'] }) {
  const t = useTranslations('compare');
  const { labelOf, styleOf } = useCompared();
  return (
    <ul className={classes.chips} aria-label={t('compared')}>
      {runs.map(({ run }, at) => (
        <li key={run.id}>
          <span style={{ background: styleOf(run.id).colour }} aria-hidden />
          <ProtocolNumber runId={run.id}>
            {at === 0 ? t('isReference', { name: labelOf(run.id) }) : labelOf(run.id)}
          </ProtocolNumber>
        </li>
      ))}
    </ul>
  );
}
