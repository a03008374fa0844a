'use client';
import { useFormatter, useTranslations } from 'next-intl';
import { useShop } from '@/components/layout/shop-context';
import { type BehaviourReason, type FeatureValue, type StartBehaviourInput } from '@/lib/schemas/behaviour';
import { type TreeCondition } from '@/lib/schemas/tree-node';

const counts = new Set([
  'orders',
  'orders-window',
  'returns',
  'visits-window',
  'carts-window',
  'views',
  'categories',
]);
const money = new Set(['spend', 'spend-window', 'order-value']);

/** How behaviour models speak: what is predicted, features, conditions of the tree, reasons of one customer. */
export function useBehaviourWords(days: number) {
  const t = useTranslations('behaviour');
  const customers = useTranslations('customers');
  const format = useFormatter();
  const { currency } = useShop();
  const number = (feature: string, value: number): string => {
    if (money.has(feature))
      return format.number(value, { style: 'currency', currency, maximumFractionDigits: 0 });
    if (feature === 'return-rate') return format.number(value, { style: 'percent' });
    return format.number(value, { maximumFractionDigits: value < 10 && !counts.has(feature) ? 1 : 0 });
  };
  const featureName = (feature: string) => t(`feature.${feature}`, { days });
  const valueText = (feature: string, value: FeatureValue): string =>
    value === null ? t('unknown') : typeof value === 'string' ? value : number(feature, value);
  const conditionText = ({ column, comparison, threshold, levels }: TreeCondition): string => {
    const name = featureName(column);
    if (comparison === 'known' || comparison === 'missing') return t(`condition.${comparison}`, { name });
    if (comparison === 'one-of' || comparison === 'none-of')
      return t(`condition.${comparison}`, { name, levels: format.list(levels, { type: 'disjunction' }) });
    const bound = threshold ?? 0;
    // Between two whole numbers there is none: at most 1.5 orders are at most 1.
    const shown = counts.has(column)
      ? comparison === 'at-most'
        ? Math.floor(bound)
        : Math.floor(bound) + 1
      : bound;
    const kind = counts.has(column) && comparison === 'above' ? 'at-least' : comparison;
    return t(`condition.${kind}`, { name, value: number(column, shown) });
  };
  return {
    featureName,
    valueText,
    conditionText,
    percent: (share: number) => format.number(share, { style: 'percent', maximumFractionDigits: 1 }),
    /** "no order for 74 days" rather than a comparison. */
    reasonText: ({ feature, value }: BehaviourReason): string =>
      value === null
        ? t('reasonUnknown', { name: featureName(feature) })
        : t(`reason.${feature}`, {
            value: valueText(feature, value),
            count: typeof value === 'number' ? Math.round(value) : 0,
            days,
          }),
    targetText: ({
      target,
      kind,
      category,
    }: Pick<StartBehaviourInput, 'target' | 'kind' | 'category'>): string => {
      const name = t(`targetName.${target}`, { days });
      if (target !== 'responds' || !kind) return name;
      const what = customers(`kindName.${kind}`);
      return category ? `${name} (${what}, ${category})` : `${name} (${what})`;
    },
  };
}
