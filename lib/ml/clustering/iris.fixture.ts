import { type Points, pointsOf } from './points';

/** Where the flowers lie: 150 of three kinds, four measures in cm (Fisher 1936). Facts in the public domain. */
export const irisFile = new URL('./iris.fixture.csv', import.meta.url);

export function irisOf(csv: string): { readonly points: Points; readonly species: Int32Array } {
  const cells = csv
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));
  const names = [...new Set(cells.map((row) => row[4]!))];
  return {
    points: pointsOf(cells.map((row) => row.slice(0, 4).map(Number))),
    species: Int32Array.from(cells, (row) => names.indexOf(row[4]!)),
  };
}
