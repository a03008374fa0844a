import { expect, test } from 'vitest';
import { nodeByKey, placeTree, twoLines } from './tree-layout';

const node = (id: number, parent: number | null, depth: number, children: [number, number] | null) => ({
  id,
  parent,
  depth,
  children,
  condition: null,
  takesMissing: false,
  count: 1,
  probability: 0.5,
});
const nodes = [
  node(0, null, 0, [1, 2]),
  node(1, 0, 1, [3, 4]),
  node(2, 0, 1, null),
  node(3, 1, 2, null),
  node(4, 1, 2, null),
];

test('leaves stand side by side, parents above the middle of their children', () => {
  const { placed, leaves, depth } = placeTree(nodes);
  expect(leaves).toBe(3);
  expect(depth).toBe(2);
  expect(placed.map(({ across }) => across)).toEqual([1.25, 0.5, 2, 0, 1]);
});

test('arrows lead along the tree', () => {
  const { placed } = placeTree(nodes);
  const from = (id: number, key: string) => nodes[id] && nodeByKey(key, nodes[id], placed)?.id;
  expect(from(0, 'ArrowDown')).toBe(1);
  expect(from(1, 'ArrowRight')).toBe(2);
  expect(from(4, 'ArrowLeft')).toBe(3);
  expect(from(4, 'ArrowUp')).toBe(1);
  expect(from(4, 'Home')).toBe(0);
  expect(from(0, 'ArrowUp')).toBeUndefined();
});

test('a text is cut into two lines', () => {
  expect(twoLines('days since last order', 12)).toEqual(['days since ', 'last order']);
  expect(twoLines('a b c d e f g', 4)).toEqual(['a b ', 'c d…']);
  expect(twoLines('距上次订单的天数', 8)).toEqual(['距上次订', '单的天数']);
});
