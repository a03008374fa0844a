/**
 * Wines of three cultivars from one region of Italy, thirteen measures each (Forina et al. 1988; Aeberhard & Forina 1991, Wine,
 * UCI Machine Learning Repository, doi:10.24432/C5PC7J, CC BY 4.0).
 */
export const wineFile = new URL('./wine.fixture.csv', import.meta.url);

export interface Wines {
  readonly measures: readonly string[];
  /** 178 rows of thirteen measures. */
  readonly wines: readonly (readonly number[])[];
  /** 0, 1 or 2, of each wine. */
  readonly cultivars: Int32Array;
}

export function winesOf(csv: string): Wines {
  const [header = '', ...lines] = csv.trim().split('\n');
  return {
    measures: header.split(',').slice(0, -1),
    wines: lines.map((line) => line.split(',').slice(0, -1).map(Number)),
    cultivars: Int32Array.from(lines, (line) => Number(line.split(',').at(-1))),
  };
}
