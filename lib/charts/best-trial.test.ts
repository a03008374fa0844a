import { expect, test } from 'vitest';
import { bestTrial } from './best-trial';

test("is the trial with the winner's parameters, though a member alone was worth more", () => {
  const trial = (params: Record<string, number | string>, value: number) => ({
    ...{ params, value },
    seconds: 1,
    budget: 1,
  });
  const best = { members: 'ease,slim', 'ease.l2': 200, 'slim.l1': 1 };
  const whole = trial({ 'slim.l1': 1, 'ease.l2': 200, members: 'ease,slim' }, 0.2);
  const trials = [trial({ 'ease.l2': 200 }, 0.1), trial({ 'slim.l1': 1 }, 0.3), whole];
  expect(bestTrial({ trials, best })).toBe(whole);
  expect(bestTrial({ trials: [], best })).toBeUndefined();
});
