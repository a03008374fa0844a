import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Csr, csrFromTriples } from '@/lib/ml/csr';
import { millionRatings } from './synthetic';

/** MovieLens 100K beside the project; null where it is not. Its triples are laid out for the peers as well. */
export function movieLens(): { matrix: Csr; folder: string } | null {
  const file = path.join(process.env['KINDRED_TEST_DATA'] ?? '../shared/data', 'ml-100k', 'u.data');
  if (!existsSync(file)) return null;
  const rows = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split('\t').map(Number));
  const users = Int32Array.from(rows, (row) => (row[0] ?? 1) - 1);
  const items = Int32Array.from(rows, (row) => (row[1] ?? 1) - 1);
  const values = Float32Array.from(rows, (row) => row[2] ?? 0);
  const { folder } = millionRatings();
  writeFileSync(path.join(folder, 'ml-users.i32'), users);
  writeFileSync(path.join(folder, 'ml-items.i32'), items);
  writeFileSync(path.join(folder, 'ml-values.f32'), values);
  return { matrix: csrFromTriples(users, items, values, 943, 1682), folder };
}
