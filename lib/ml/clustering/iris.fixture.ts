import { readFileSync } from 'node:fs';
import { type Points, pointsOf } from './points';

/** Fisher's irises (1936): 150 flowers of three kinds, four measures in cm. Facts in the public domain. */
export function iris(): { readonly points: Points; readonly species: Int32Array } {
  const lines = readFileSync(new URL('./iris.fixture.csv', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .slice(1);
  const cells = lines.map((line) => line.split(','));
  const names = [...new Set(cells.map((row) => row[4]!))];
  return {
    points: pointsOf(cells.map((row) => row.slice(0, 4).map(Number))),
    species: Int32Array.from(cells, (row) => names.indexOf(row[4]!)),
  };
}
