'use client';
import { Alert, Stack, Text } from '@mantine/core';
import { useFormatter, useTranslations } from 'next-intl';
import { type DecisionTrace } from '@/lib/schemas/model';
import classes from './decision-trace.module.css';
import { ReasonBars } from './reasons';

/** A model's decision on one product, step by step: does it take part, where does it rank, what is missing, what speaks for and against it. */
export function DecisionTraceView({ trace, k }: { trace: DecisionTrace; k: number }) {
  const t = useTranslations('recommendations');
  const models = useTranslations('models');
  const format = useFormatter();
  const { outcome, rank, candidates, score, threshold, reasons, restContribution } = trace;
  const number = (value: number) =>
    format.number(value, { minimumFractionDigits: 3, maximumFractionDigits: 3 });
  const scale = Math.max(
    1e-9,
    ...reasons.map(({ contribution }) => Math.abs(contribution)),
    Math.abs(restContribution),
  );
  const model = models(`algorithmName.${trace.algorithm}`);
  return (
    <Stack gap="sm" data-testid="decision-trace">
      <Alert color={outcome === 'recommended' ? 'teal' : 'indigo'} variant="outline" role="status">
        {t(`outcome.${outcome}`, {
          model,
          rank: format.number(rank ?? 0),
          candidates: format.number(candidates),
          k,
        })}
      </Alert>
      {trace.isFallback ? (
        <Text size="sm" c="dimmed">
          {t('fallback')}
        </Text>
      ) : null}
      {score !== null && threshold !== null && outcome !== 'unknown' ? (
        <ScoreScale score={score} threshold={threshold} number={number} k={k} />
      ) : null}
      {score !== null && reasons.length > 0 ? (
        <div>
          <Text size="sm" fw={600}>
            {t('forAndAgainst')}
          </Text>
          <ReasonBars reasons={reasons} restContribution={restContribution} score={score} scale={scale} />
          <Text size="xs" c="dimmed" mt={4}>
            {t(`explains.${trace.explains}`)}
          </Text>
        </div>
      ) : outcome !== 'unknown' && !trace.isFallback ? (
        <Text size="sm" c="dimmed">
          {t(trace.explains === 'none' ? 'explains.none' : 'nothingSpeaks')}
        </Text>
      ) : null}
    </Stack>
  );
}

/** The product's score, and the mark that the last place of the list sets. */
function ScoreScale({
  score,
  threshold,
  number,
  k,
}: {
  score: number;
  threshold: number;
  number: (value: number) => string;
  k: number;
}) {
  const t = useTranslations('recommendations');
  // Scores may be negative: the scale then begins at the lower of the two.
  const from = Math.min(0, score, threshold);
  const span = Math.max(1e-9, 1.1 * (Math.max(score, threshold) - from));
  const place = (value: number) => `${Math.min(100, (100 * (value - from)) / span)}%`;
  return (
    <div>
      <Text size="sm" className="tabular">
        {t('scoreAgainst', { score: number(score), threshold: number(threshold), k })}
      </Text>
      <div className={classes.scale} aria-hidden>
        <span className={classes.score} style={{ width: place(score) }} />
        <span className={classes.threshold} style={{ left: place(threshold) }} />
      </div>
    </div>
  );
}
