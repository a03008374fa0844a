/** One feature of every row. */
export interface Column {
  readonly name: string;
  /** Numbers, or places in `levels`; NaN: missing. */
  readonly values: Float64Array;
  /** Of a categorical feature; null: numbers. */
  readonly levels: readonly string[] | null;
}

/** What a tree is grown from. */
export interface Table {
  readonly rows: number;
  readonly columns: readonly Column[];
}

/** What a tree predicts: one of several classes, or a number. */
export type Target =
  | { readonly kind: 'classes'; readonly codes: Int32Array; readonly classes: number }
  | { readonly kind: 'number'; readonly values: Float64Array };

/** Values that a leaf holds: a share a class, or one mean. */
export const outputsOf = (target: Target): number => (target.kind === 'classes' ? target.classes : 1);

/** Some rows of a table, in the order given. */
export function pickTable(table: Table, rows: Int32Array): Table {
  const columns = table.columns.map((column) => ({
    ...column,
    values: Float64Array.from(rows, (row) => column.values[row]!),
  }));
  return { rows: rows.length, columns };
}

/** The target of some rows, in the order given. */
export function pickTarget(target: Target, rows: Int32Array): Target {
  return target.kind === 'classes'
    ? { ...target, codes: Int32Array.from(rows, (row) => target.codes[row]!) }
    : { kind: 'number', values: Float64Array.from(rows, (row) => target.values[row]!) };
}
