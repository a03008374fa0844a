'use client';
import { useFormatter, useTranslations } from 'next-intl';
import { useAmounts } from '@/components/ui/use-amounts';
import { type AlgorithmInfo, type ModelRunView } from '@/lib/schemas/model';

/** Models that know a product from its texts before anyone turned to it. */
const knowsNewProducts = ['content'];

/** What a model is for, and what it cannot do: from its algorithm, its traits, how it was judged and its size. */
export function useCardTexts(run: ModelRunView, algorithm: AlgorithmInfo) {
  const t = useTranslations('card');
  const format = useFormatter();
  const { bytes } = useAmounts();
  const { protocol } = run;
  const judged = protocol.customers === 0 ? 0 : protocol.judgedCustomers / protocol.customers;
  const explains = t(`explains.${algorithm.explains}`);
  return {
    uses: [t(`use.${run.algorithm}`), ...(algorithm.explains === 'exact' ? [explains] : [])],
    limits: [
      t(`limit.${run.algorithm}`),
      ...(algorithm.explains === 'exact' ? [] : [explains]),
      ...(knowsNewProducts.includes(run.algorithm) ? [] : [t('newProducts')]),
      ...(run.algorithm === 'popularity' ? [] : [t(algorithm.isSequential ? 'ordered' : 'unordered')]),
      t(`split.${protocol.split.kind}`),
      t('judged', {
        share: format.number(judged, { style: 'percent', maximumFractionDigits: judged > 0.99 ? 1 : 0 }),
      }),
      t('size', { size: bytes(run.stateBytes) }),
      t('offline'),
    ],
  };
}
