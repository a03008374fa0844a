import { pickTable, type Table } from './table';

export interface DependencePoint {
  /** A value of the column, or a level's name. */
  readonly value: number | string;
  /** Mean prediction when every row has it. */
  readonly prediction: number;
}

/** Points a curve has, and rows it averages over, at most. */
const MOST_POINTS = 20;
const MOST_ROWS = 500;

/** Quantiles of a column's known values, each once. */
function gridOf(values: Float64Array): number[] {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  const last = sorted.length - 1;
  const points = Array.from(
    { length: MOST_POINTS },
    (_, at) => sorted[Math.round((at / (MOST_POINTS - 1)) * last)]!,
  );
  return last < 0 ? [] : [...new Set(points)];
}

/**
 * Partial dependence of a prediction on one column (Friedman 2001): everything else as it is, the column set to one value after
 * the other in every row.
 * @param predict one number a row
 */
export function partialDependence(
  table: Table,
  column: number,
  predict: (table: Table) => Float64Array,
): DependencePoint[] {
  const step = Math.max(1, table.rows / MOST_ROWS);
  const some = Math.min(table.rows, MOST_ROWS);
  const sample = pickTable(
    table,
    Int32Array.from({ length: some }, (_, at) => Math.floor(at * step)),
  );
  const { levels, values } = table.columns[column]!;
  const grid = levels ? levels.map((_, level) => level) : gridOf(values);
  return grid.map((value) => {
    const columns = sample.columns.map((each, at) =>
      at === column ? { ...each, values: new Float64Array(some).fill(value) } : each,
    );
    const predictions = predict({ rows: some, columns });
    const mean = predictions.reduce((a, b) => a + b, 0) / some;
    return { value: levels?.[value] ?? value, prediction: mean };
  });
}
