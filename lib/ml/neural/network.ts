import type { Random } from '@/lib/ml/random';
import type { History, TrainingData } from '@/lib/ml/recommender';
import type { Graph, Value } from './graph';
import type { Feeds } from './session';

/** A network and how data become its batches. */
export interface Network {
  /** Histories that the scoring graph takes at once. */
  readonly scoredAtOnce: number;
  emitLoss(graph: Graph): void;
  /** [scoredAtOnce, items] */
  emitScores(graph: Graph): Value;
  /** The batches of an epoch (from 0), in an order of their own each time. */
  batches(data: TrainingData, epoch: number, random: Random): Iterable<Feeds>;
  /** About how many batches an epoch has. */
  batchCount(data: TrainingData): number;
  /** Inputs of the scoring graph: at most `scoredAtOnce` histories. */
  scoringFeeds(histories: readonly History[]): Feeds;
}
