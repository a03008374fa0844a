import 'server-only';
import { totalmem } from 'node:os';
import { type Shape } from '@/lib/ml/recommender';
import { recommenderOf } from '@/lib/ml/recommenders';
import { saidError } from '@/lib/schemas/said-error';
import { type AlgorithmId } from '@/lib/schemas/model';

/** Bytes that an interaction takes beside the model: in the log, and in the matrix with its order and times. */
const INTERACTION_BYTES = 60;

/** Bytes that one training may hold: half of the machine's memory, at most 8 GB. */
const memoryLimit = (): number => Math.min(totalmem() / 2, 8 * 1024 ** 3);

/** Bytes of memory at the peak of a training. */
export const trainingBytes = (algorithm: string, params: unknown, shape: Shape): number =>
  recommenderOf(algorithm).cost(shape, params).bytes + INTERACTION_BYTES * shape.interactions;

export const fitsMemory = (bytes: number): boolean => bytes <= memoryLimit();

/** What is proposed instead of an algorithm that does not fit: the first of these that does, at its defaults. */
const modest: readonly AlgorithmId[] = ['item-knn', 'ials', 'popularity'];

/** Refuses a training that this machine's memory cannot hold, before it starts. */
export function checkMemory(algorithm: string, params: unknown, shape: Shape): void {
  const bytes = trainingBytes(algorithm, params, shape);
  if (fitsMemory(bytes)) return;
  const gigabytes = (size: number) => (size / 1024 ** 3).toFixed(1);
  const other = modest.find((id) => id !== algorithm && fitsMemory(trainingBytes(id, {}, shape)));
  const values = {
    algorithm: recommenderOf(algorithm).title,
    products: shape.items,
    customers: shape.customers,
    needed: gigabytes(bytes),
    most: gigabytes(memoryLimit()),
  };
  throw other
    ? saidError('too-large', 'tooLargeHere', { ...values, other })
    : saidError('too-large', 'tooLargeAnywhere', values);
}
