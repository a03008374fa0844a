import { expect, test } from 'vitest';
import { verdictWords } from './verdict-words';

test.each([
  ['better', { mean: 0.913, low: 0.848, high: 0.972 }, 0.0001, 'beats EASE by 91 % [85, 97]'],
  ['better', { mean: 0.021, low: 0.004, high: 0.031 }, 0.01, 'beats EASE by 2.1 % [0.4, 3.1]'],
  ['worse', { mean: -0.12, low: -0.14, high: -0.099 }, 0.0001, 'is worse than EASE by 12 % [9.9, 14]'],
  ['worse', { mean: -0.02, low: -0.045, high: 0.003 }, 0.04, 'is worse than EASE by 2.0 % [-0.3, 4.5]'],
  ['better', null, 0.001, 'beats EASE'],
  ['undecided', { mean: 0.01, low: -0.1, high: 0.1 }, 0.4123, 'no better than EASE (p = 0.4)'],
  ['undecided', null, 1, 'no better than EASE (p = 1)'],
  ['undecided', null, 0.0512, 'no better than EASE (p = 0.051)'],
] as const)('%s by %j with p %d', (relation, relative, p, words) => {
  expect(verdictWords({ relation, relative, p }, 'EASE')).toBe(words);
});
