'use client';
import { Text } from '@mantine/core';
import { NumberField } from '@/components/ui/number-field';
import { type RulePath } from '@/lib/segments/rule-tree';
import { useLineLabel } from './builder-context';
import classes from './rule-builder.module.css';

const PERCENT_DIGITS = 1e4;

/** A share (0..1) that is typed as percent, or a plain number with its unit. */
export function Amount({
  path,
  isShare,
  unit,
  value,
  onValue,
}: {
  path: RulePath;
  isShare: boolean;
  unit: string | null;
  value: number;
  onValue: (value: number) => void;
}) {
  const label = useLineLabel(path);
  const shown = isShare ? Math.round(value * 100 * PERCENT_DIGITS) / PERCENT_DIGITS : value;
  return (
    <>
      <NumberField
        aria-label={label('value')}
        className={classes.medium}
        step="any"
        value={shown}
        onValue={(next) => onValue(isShare ? next / 100 : next)}
      />
      {isShare || unit !== null ? (
        <Text size="sm" className={classes.word}>
          {isShare ? '%' : unit}
        </Text>
      ) : null}
    </>
  );
}
