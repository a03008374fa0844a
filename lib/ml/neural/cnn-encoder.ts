import { conv1d, embed, linear, maxPool2, relu, reshape } from './layers';
import type { SequenceEncoder } from './sequence-network';

export interface CnnShape {
  readonly items: number;
  readonly length: number;
  readonly dimensions: number;
  readonly filters: number;
  readonly hidden: number;
}

const MOST_AT_ONCE = 256;
/** Neighbouring items that a filter sees. */
export const FILTER_WIDTH = 3;

/** Positions left after the convolution and the pooling. */
export const pooledLength = (length: number) => Math.floor((length - FILTER_WIDTH + 1) / 2);

/**
 * A convolution over the last items: embedded [length, d] → filters of width 3, ReLU → the larger of each pair → flattened → dense
 * layer, ReLU (the shape of Tang & Wang's Caser, WSDM 2018, with its horizontal filters alone).
 */
export function cnnEncoder(
  { items, length, dimensions, filters, hidden }: CnnShape,
  windows: number,
): SequenceEncoder {
  const batchSize = Math.min(MOST_AT_ONCE, windows);
  const flat = pooledLength(length) * filters;
  return {
    items,
    length,
    batchSize,
    width: hidden,
    givesSteps: false,
    placeOf: (window, step) => window * length + step,
    emit(graph, indices) {
      const table = graph.parameter('embedding', [items + 1, dimensions], 'embedding');
      const x = reshape(graph, embed(graph, table, indices), [batchSize, length, dimensions]);
      const kernels = graph.parameter('filters', [FILTER_WIDTH * dimensions, filters], 'glorot');
      const convolved = relu(
        graph,
        conv1d(graph, x, kernels, graph.parameter('filterBias', [filters], 'zeros')),
      );
      const h = reshape(graph, maxPool2(graph, convolved), [batchSize, flat]);
      const dense = graph.parameter('dense', [flat, hidden], 'glorot');
      return { last: relu(graph, linear(graph, h, dense, graph.parameter('denseBias', [hidden], 'zeros'))) };
    },
  };
}
