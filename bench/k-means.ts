import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inertiaOf, kMeans as fullKMeans, lloyd } from '@/lib/ml/clustering/k-means';
import { openStepper } from '@/lib/ml/clustering/lloyd';
import { miniBatchKMeans } from '@/lib/ml/clustering/mini-batch';
import { against, type Benchmark, cpuSeconds } from './benchmark';
import { peerOutput } from './python';
import { cloudPoints } from './synthetic';

const [ROWS, COLS, K] = [100_000, 16, 8];
const mostIterations = 1000;

export const kMeans: Benchmark = {
  name: 'k-means, 100,000 × 16, k = 8, from the same centres to convergence',
  peer: 'scikit-learn KMeans (lloyd, float32)',
  target: '≤ 0.6, the same inertia to 6 digits',
  run() {
    const points = cloudPoints(ROWS, COLS);
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

/** How much more inertia than k-means mini-batches may leave. */
const MOST_MORE = 0.001;

export const miniBatches: Benchmark = {
  name: 'k-means by mini-batches, 1,000,000 × 16, k = 8',
  peer: 'our k-means, three starts',
  target: '≤ 0.2, inertia at most 0.1 % above',
  run() {
    const points = cloudPoints(1_000_000, COLS);
    const before = process.memoryUsage().rss;
    let inertia = 0;
    const ours = cpuSeconds(
      () => {
        inertia = miniBatchKMeans(points, { k: K, seed: 1 }).inertia;
      },
      { warm: 1, runs: 3 },
    );
    const megabytes = (process.memoryUsage().rss - before) / 1e6;
    let full = 0;
    const peer = cpuSeconds(
      () => {
        full = fullKMeans(points, { k: K, seed: 1, starts: 3 }).inertia;
      },
      { warm: 0, runs: 1 },
    );
    const more = inertia / full - 1;
    const measured = against(ours, peer, 0.2);
    return Promise.resolve({
      ...measured,
      isMet: measured.isMet === true && more <= MOST_MORE,
      note: `inertia ${(100 * more).toFixed(2)} % above, ${megabytes.toFixed(0)} MB beside the points' 64`,
    });
  },
};
