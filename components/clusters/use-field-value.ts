import { useFormatter } from 'next-intl';
import { useShop } from '@/components/layout/shop-context';
import { fieldUnit } from '@/lib/segments/field-units';

/** Says a feature's value in its unit: money, a share in percent, or a plain number. */
export function useFieldValue(): (field: string, value: number) => string {
  const format = useFormatter();
  const { currency } = useShop();
  return (field, value) => {
    const unit = fieldUnit(field);
    if (unit === 'money')
      return format.number(value, {
        style: 'currency',
        currency,
        maximumFractionDigits: value < 10 ? 2 : 0,
      });
    if (unit === 'share') return format.number(value, { style: 'percent', maximumFractionDigits: 1 });
    if (unit === 'year') return String(Math.round(value));
    return format.number(value, { maximumSignificantDigits: 3 });
  };
}
