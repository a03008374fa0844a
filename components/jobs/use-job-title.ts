import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { type JobAbout } from '@/lib/schemas/job-about';
import { type JobView } from '@/lib/schemas/job';

/** Says what a job is called: its kind, and what it works on in the reader's language. */
export function useJobTitle(): (job: JobView) => string {
  const t = useTranslations('jobs');
  const algorithms = useTranslations('models.algorithmName');
  const metrics = useTranslations('similarity.metricName');
  return useCallback(
    ({ kind, subject, about }) => {
      const words = (asked: JobAbout): string => {
        switch (asked.kind) {
          case 'train':
          case 'search':
            return algorithms(asked.algorithm);
          case 'similarity':
            return t(`about.similarity.${asked.of}`, { count: asked.size, metric: metrics(asked.metric) });
          case 'clusters': {
            const { by, from, to } = asked;
            return t(`about.clusters.${by}`, { count: from === to ? String(from) : `${from}–${to}` });
          }
          case 'behaviour':
            return t(`about.behaviour.${asked.target}`, { days: asked.days });
        }
      };
      return t('named', { kind: t(`kind.${kind}`), subject: about ? words(about) : subject });
    },
    [t, algorithms, metrics],
  );
}
