'use client';
import { Button, Group, SegmentedControl, Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { type AlgorithmInfo } from '@/lib/schemas/model';
import { type Params } from './params-in-address';

const presetIds = ['quick', 'thorough'] as const;

const isSame = (a: Params, b: Params) =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].every((name) => a[name] === b[name]);

/** Default, quick or thorough settings in one click; says so where the parameters are none of these. */
export function PresetChoice({
  algorithm,
  given,
  onChange,
}: {
  algorithm: AlgorithmInfo;
  given: Params;
  onChange: (params: Params) => void;
}) {
  const t = useTranslations('training');
  const presets: readonly (readonly [string, Params])[] = [
    ['default', {}],
    ...presetIds.flatMap((id) => {
      const params = algorithm.presets[id];
      return params ? [[id, params] as const] : [];
    }),
  ];
  // What is set by hand to its default is no difference.
  const defaults = new Map(algorithm.fields.map((field) => [field.name, field.default]));
  const own = (params: Params): Params =>
    Object.fromEntries(Object.entries(params).filter(([name, value]) => defaults.get(name) !== value));
  const active = presets.find(([, params]) => isSame(own(params), own(given)))?.[0];
  if (presets.length === 1)
    return active ? null : (
      <Button size="compact-xs" variant="default" onClick={() => onChange({})}>
        {t('resetAll')}
      </Button>
    );
  return (
    <Group gap="xs">
      <SegmentedControl
        size="xs"
        aria-label={t('presets')}
        value={active ?? ''}
        data={presets.map(([id]) => ({ value: id, label: t(`preset.${id}`) }))}
        onChange={(id) => onChange(presets.find(([other]) => other === id)?.[1] ?? {})}
      />
      {active ? null : (
        <Text size="xs" c="dimmed">
          {t('preset.own')}
        </Text>
      )}
    </Group>
  );
}
