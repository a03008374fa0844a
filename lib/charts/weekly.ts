export interface Day {
  readonly date: string;
  readonly interactions: number;
  readonly purchases: number;
  readonly revenue: number;
}

/** Days added up to the weeks they fall in; a week goes by the date of its Monday. Oldest first. */
export function prepareWeeks(days: readonly Day[]): Day[] {
  const weeks = new Map<string, Day>();
  for (const day of days) {
    const date = new Date(`${day.date}T00:00:00Z`);
    date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
    const monday = date.toISOString().slice(0, 10);
    const before = weeks.get(monday) ?? { date: monday, interactions: 0, purchases: 0, revenue: 0 };
    weeks.set(monday, {
      date: monday,
      interactions: before.interactions + day.interactions,
      purchases: before.purchases + day.purchases,
      revenue: before.revenue + day.revenue,
    });
  }
  return [...weeks.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
}
