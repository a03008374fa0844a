import { createRandom } from '@/lib/ml/random';
import { centred, inertiaOf, lloyd } from '@/lib/ml/clustering/k-means';
import { openStepper } from '@/lib/ml/clustering/lloyd';
const [ROWS, COLS, K] = [100_000, 16, 8];
const random = createRandom(7);
const cc = Float64Array.from({ length: 20 * COLS }, () => 3 * random.normal());
const values = new Float32Array(ROWS * COLS);
for (let row = 0; row < ROWS; row++) { const c = Math.floor(20 * random.next() * random.next()); for (let d = 0; d < COLS; d++) values[row * COLS + d] = cc[c * COLS + d]! + 2 * random.normal(); }
const points = { rows: ROWS, cols: COLS, values };
const t = (n: string, f: () => any) => { const c = process.cpuUsage(); const r = f(); const u = process.cpuUsage(c); console.log(n, (u.user + u.system) / 1e3); return r; };
for (let r = 0; r < 4; r++) {
  const own = t('centre', () => centred(points)); const st = t('open', () => openStepper(own.points, K));
  const c0 = Float64Array.from(points.values.slice(0, K * COLS), (v, a) => v - own.means[a % COLS]);
  let it = 0; t('lloyd', () => { it = lloyd(own.points, st, c0, { mostIterations: 1000, leastWay: 0 }); });
  t('inertia', () => inertiaOf(own.points, st.labels, c0)); console.log(it);
}
