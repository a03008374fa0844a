import { topItems } from '@/lib/ml/rank';
import type { Embeddings, Ranked } from '@/lib/ml/recommender';

/** The k items whose vectors lie closest to an item's by cosine, best first. */
export function nearestVectors({ dimensions, vectors }: Embeddings, item: number, k: number): Ranked[] {
  const items = vectors.length / dimensions;
  const norm = (of: number) => {
    let sum = 0;
    for (let d = 0; d < dimensions; d++) sum += vectors[of * dimensions + d]! ** 2;
    return Math.sqrt(sum);
  };
  const own = norm(item);
  const cosines = Float32Array.from({ length: items }, (_, other) => {
    let dot = 0;
    for (let d = 0; d < dimensions; d++)
      dot += vectors[item * dimensions + d]! * vectors[other * dimensions + d]!;
    const size = own * norm(other);
    return size === 0 ? 0 : dot / size;
  });
  const skip = new Uint8Array(items);
  skip[item] = 1;
  return topItems(cosines, k, skip);
}
