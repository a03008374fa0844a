'use client';
import { Text } from '@mantine/core';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { localLabel } from '@/components/ui/product-name';
import { type Recommendation } from '@/lib/schemas/recommendation';
import classes from './reasons.module.css';

/** Why something is recommended: contributions as bars of one scale, and the sum that makes the score. */
export function Reasons({ recommendation, scale }: { recommendation: Recommendation; scale: number }) {
  const t = useTranslations('recommendations');
  if (recommendation.reasons.length === 0)
    return (
      <Text size="xs" c="dimmed">
        {t('becausePopular', { count: recommendation.product.customerCount })}
      </Text>
    );
  return (
    <div>
      <Text size="xs" c="dimmed">
        {t('because')}
      </Text>
      <ReasonBars {...recommendation} scale={scale} />
    </div>
  );
}

/** Contributions as bars, those against in another colour and with a minus, and their sum. */
export function ReasonBars({
  reasons,
  restContribution,
  score,
  scale,
}: Pick<Recommendation, 'reasons' | 'restContribution' | 'score'> & { scale: number }) {
  const t = useTranslations('recommendations');
  const format = useFormatter();
  const locale = useLocale();
  const number = (value: number) =>
    format.number(value, { minimumFractionDigits: 3, maximumFractionDigits: 3, signDisplay: 'exceptZero' });
  const rows = [
    ...reasons.map((reason) => ({
      key: `${reason.kind}-${reason.id}`,
      label: reason.kind === 'customer' ? t('vouchedBy', { name: reason.label }) : localLabel(reason, locale),
      value: reason.contribution,
    })),
    ...(Math.abs(restContribution) > 1e-9
      ? [{ key: 'rest', label: t('rest'), value: restContribution }]
      : []),
  ];
  return (
    <ul className={classes.list}>
      {rows.map(({ key, label, value }) => (
        <li key={key} className={classes.row}>
          <span className={classes.label}>{label}</span>
          <span className={classes.track} aria-hidden>
            <span
              className={classes.bar}
              data-negative={value < 0}
              style={{ width: `${Math.min(100, (100 * Math.abs(value)) / scale)}%` }}
            />
          </span>
          <span className={classes.value}>{number(value)}</span>
        </li>
      ))}
      <li className={classes.sum}>
        <span>{t('score')}</span>
        <span className={classes.value} data-testid="score-sum">
          {format.number(score, { minimumFractionDigits: 3, maximumFractionDigits: 3 })}
        </span>
      </li>
    </ul>
  );
}
