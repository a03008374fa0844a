import { Text } from '@mantine/core';
import { useFormatter, useTranslations } from 'next-intl';
import { type ParamField } from '@/lib/schemas/model';
import { type TrainingEstimate } from '@/lib/schemas/training-estimate';
import { useFieldLabel } from './param-input';

/** How many values of which parameters a grid tries, and which stay at their default because the grid may not be larger. */
export function GridSizes({
  fields,
  search,
}: {
  fields: readonly ParamField[];
  search: TrainingEstimate['search'] | undefined;
}) {
  const t = useTranslations('training');
  const format = useFormatter();
  const label = useFieldLabel();
  if (!search) return null;
  const named = search.grid.flatMap(({ name, values }) => {
    const field = fields.find((one) => one.name === name);
    return field ? [{ label: label(field), values }] : [];
  });
  const varied = named.filter(({ values }) => values > 1);
  const still = named.filter(({ values }) => values === 1);
  return (
    <Text size="sm" mt="sm" role="status" data-testid="grid-sizes">
      {t('gridVaries', {
        settings: search.settings,
        params: format.list(varied.map(({ label: name, values }) => t('gridValues', { name, values }))),
      })}
      {still.length > 0 ? ` ${t('gridStill', { params: format.list(still.map((one) => one.label)) })}` : null}
    </Text>
  );
}
