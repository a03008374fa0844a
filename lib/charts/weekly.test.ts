import { expect, test } from 'vitest';
import { prepareWeeks } from './weekly';

test('adds days up to weeks that start on Monday', () => {
  const day = (date: string, interactions: number) => ({ date, interactions, purchases: 1, revenue: 2 });
  expect(
    prepareWeeks([day('2026-11-01', 1), day('2026-11-02', 2), day('2026-11-08', 3), day('2026-11-09', 4)]),
  ).toEqual([
    { date: '2026-10-26', interactions: 1, purchases: 1, revenue: 2 },
    { date: '2026-11-02', interactions: 5, purchases: 2, revenue: 4 },
    { date: '2026-11-09', interactions: 4, purchases: 1, revenue: 2 },
  ]);
});
