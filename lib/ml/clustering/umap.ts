import { UMAP } from 'umap-js';
import { createRandom } from '@/lib/ml/random';
import { pickPoints, type Points, squaredDistance } from './points';

/** Points that UMAP itself lays out; the others are placed among these. */
const LANDMARKS = 3000;
/** Landmarks that place another point. */
const NEAREST = 5;

export interface UmapMap {
  /** rows × 2 */
  readonly positions: Float32Array;
  /** How many points UMAP itself laid out. */
  readonly landmarks: number;
}

/** The mean position of the nearest landmarks, weighed by 1 / distance. */
function place(points: Points, row: number, landmarks: Points, layout: readonly (readonly number[])[]) {
  const near: { at: number; apart: number }[] = [];
  for (let at = 0; at < landmarks.rows; at++) {
    const apart = squaredDistance(points.values, row, landmarks.values, at, points.cols);
    if (near.length === NEAREST && apart >= near[NEAREST - 1]!.apart) continue;
    if (near.length === NEAREST) near.pop();
    let to = near.length;
    while (to > 0 && near[to - 1]!.apart > apart) to--;
    near.splice(to, 0, { at, apart });
  }
  let [x, y, total] = [0, 0, 0];
  for (const { at, apart } of near) {
    const weight = 1 / (Math.sqrt(apart) + 1e-9);
    x += weight * layout[at]![0]!;
    y += weight * layout[at]![1]!;
    total += weight;
  }
  return [x / total, y / total] as const;
}

/**
 * A map by UMAP (McInnes, Healy & Melville 2018): neighbours stay neighbours, distances between groups mean little. Above `most`
 * points a random sample is laid out and every other point is placed among its nearest five of these, so that time is bounded.
 */
export function umapPositions(
  points: Points,
  {
    seed,
    most = LANDMARKS,
    progress = () => {},
  }: { seed: number; most?: number; progress?: (fraction: number) => void },
): UmapMap {
  const random = createRandom(seed);
  const { rows, cols } = points;
  const all = Int32Array.from({ length: rows }, (_, row) => row);
  const chosen = rows <= most ? all : random.shuffle(all).slice(0, most).sort();
  const landmarks = pickPoints(points, chosen);
  const positions = new Float32Array(rows * 2);
  if (landmarks.rows < 4) return { positions, landmarks: landmarks.rows };
  const umap = new UMAP({
    random: () => random.next(),
    nNeighbors: Math.min(15, landmarks.rows - 2),
    minDist: 0.1,
  });
  const vectors = Array.from({ length: landmarks.rows }, (_, row) =>
    Array.from(landmarks.values.subarray(row * cols, (row + 1) * cols)),
  );
  const epochs = umap.initializeFit(vectors);
  progress(0.2);
  for (let epoch = 0; epoch < epochs; epoch++) {
    umap.step();
    if (epoch % 20 === 0) progress(0.2 + (0.5 * epoch) / epochs);
  }
  const layout = umap.getEmbedding();
  const isPlaced = new Uint8Array(rows);
  chosen.forEach((row, at) => {
    positions.set(layout[at]!, row * 2);
    isPlaced[row] = 1;
  });
  for (let row = 0; row < rows; row++) {
    if (isPlaced[row] === 0) positions.set(place(points, row, landmarks, layout), row * 2);
    if (row % 1000 === 0) progress(0.7 + (0.3 * row) / rows);
  }
  return { positions, landmarks: landmarks.rows };
}
