/** Judged customers of one model: rows of the split matrix, ascending. */
interface Judged {
  readonly rows: Int32Array;
}

/** The customers that every model judged. */
export interface CommonCustomers {
  readonly rows: Int32Array;
  /** For each model the places of those customers in its own arrays. */
  readonly places: readonly Int32Array[];
}

/** Models on different feedback may have judged different customers: only those of all can be compared in pairs. */
export function commonCustomers(judged: readonly Judged[]): CommonCustomers {
  const [first, ...others] = judged.map(({ rows }) => rows);
  const placeOf = others.map((rows) => new Map(Array.from(rows, (row, place) => [row, place])));
  const rows = (first ?? new Int32Array()).filter((row) => placeOf.every((places) => places.has(row)));
  return {
    rows,
    places: judged.map(({ rows: own }) => {
      const places = new Map(Array.from(own, (row, place) => [row, place]));
      return rows.map((row) => places.get(row)!);
    }),
  };
}
