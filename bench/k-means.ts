import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inertiaOf, lloyd } from '@/lib/ml/clustering/k-means';
import { openStepper } from '@/lib/ml/clustering/lloyd';
import type { Points } from '@/lib/ml/clustering/points';
import { createRandom } from '@/lib/ml/random';
import { against, type Benchmark, cpuSeconds } from './benchmark';
import { peerOutput } from './python';

const [ROWS, COLS, K] = [100_000, 16, 8];
const mostIterations = 1000;

/** Twenty overlapping clouds of unlike sizes. */
function somePoints(): Points {
  const random = createRandom(7);
  const centres = Float64Array.from({ length: 20 * COLS }, () => 1.2 * random.normal());
  const values = new Float32Array(ROWS * COLS);
  for (let row = 0; row < ROWS; row++) {
    const cloud = Math.floor(20 * random.next() * random.next());
    for (let d = 0; d < COLS; d++) values[row * COLS + d] = centres[cloud * COLS + d]! + 2 * random.normal();
  }
  return { rows: ROWS, cols: COLS, values };
}

export const kMeans: Benchmark = {
  name: 'k-means, 100,000 × 16, k = 8, from the same centres to convergence',
  peer: 'scikit-learn KMeans (lloyd, float32)',
  target: '≤ 0.6, the same inertia to 6 digits',
  run() {
    const points = somePoints();
    const first = points.values.slice(0, K * COLS);
    const folder = mkdtempSync(path.join(tmpdir(), 'kindred-bench-'));
    writeFileSync(path.join(folder, 'points.f32'), points.values);
    writeFileSync(path.join(folder, 'centres.f32'), first);
    let iterations = 0;
    let inertia = 0;
    // All of it, as scikit-learn does: means off, points laid out, steps, inertia.
    const ours = cpuSeconds(
      () => {
        const centres = Float64Array.from(first);
        const stepper = openStepper(points, K);
        iterations = lloyd(points, stepper, centres, { mostIterations, leastWay: 0 });
        inertia = inertiaOf(points, stepper.labels, centres);
      },
      { warm: 2, runs: 5 },
    );
    const lines = peerOutput('k_means.py', 'sklearn', [
      folder,
      ...[ROWS, COLS, K, mostIterations].map(String),
    ]);
    if (!lines) return Promise.resolve(against(ours, null, 0.6));
    const [steps, peerInertia] = (lines[0] ?? '').split(' ').map(Number) as [number, number];
    const measured = against(ours, Number(lines.at(-1)), 0.6);
    const isSame = Math.abs(inertia / peerInertia - 1) < 1e-6;
    return Promise.resolve({
      ...measured,
      isMet: measured.isMet && isSame,
      note: `${iterations} and ${steps} steps, inertia ${inertia.toFixed(2)} and ${peerInertia.toFixed(2)}`,
    });
  },
};
