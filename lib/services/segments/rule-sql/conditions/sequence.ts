import 'server-only';
import { type CompileCondition, type ConditionOf } from '@/lib/services/segments/rule-sql/condition-sql';
import { asksProduct, eventSql, interactionsSql } from '@/lib/services/segments/rule-sql/event-sql';
import { type Scope } from '@/lib/services/segments/rule-sql/scope';
import { windowSql } from '@/lib/services/segments/rule-sql/window-sql';

const DAY = 86_400_000;

/**
 * The furthest step that each customer came to. An event reaches step k if it is of that step and the latest event before it
 * that reached step k - 1 is near enough: the latest is the best one, so one running maximum a step finds every chain, in
 * one pass over the events in order of time. Steps at the very same time do not follow each other.
 */
function furthestSql({ steps, withinDays, window }: ConditionOf<'sequence'>, scope: Scope): string {
  const matches = steps.map((step) => `(${eventSql(step, scope)})`);
  const columns = matches.map((match, at) => `${match} AS m${at + 1}`).join(', ');
  const events = `SELECT i."customerId", i."time" AS t, ${columns} FROM ${interactionsSql(steps.some(asksProduct))}
  WHERE i."shopId" = ${scope.shop} AND i."time" IS NOT NULL AND (${matches.join(' OR ')}) AND ${windowSql('i."time"', window, scope)}`;
  const milliseconds = withinDays === null ? null : Math.round(withinDays * DAY);
  const near = (step: number) =>
    milliseconds === null
      ? `l${step - 1} IS NOT NULL`
      : `l${step - 1} >= t - ${scope.param(milliseconds, 'float8')} * interval '1 millisecond'`;
  let reached = `SELECT e.*, CASE WHEN m1 THEN t END AS r1 FROM (${events}) e`;
  for (let step = 2; step <= steps.length; step++)
    reached = `SELECT e.*, CASE WHEN m${step} AND ${near(step)} THEN t END AS r${step}
  FROM (SELECT e.*, max(r${step - 1}) OVER (PARTITION BY "customerId" ORDER BY t GROUPS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS l${step - 1}
  FROM (${reached}) e) e`;
  const furthest = steps
    .map((_, at) => steps.length - at)
    .map((step) => `WHEN r${step} IS NOT NULL THEN ${step}`);
  return `(SELECT "customerId", max(CASE ${furthest.join(' ')} ELSE 0 END)::int4 AS n FROM (${reached}) e GROUP BY 1)`;
}

/** Whether the steps were done one after the other. */
export const compileSequence: CompileCondition<ConditionOf<'sequence'>> = (condition, scope) => {
  const furthest = scope.join(furthestSql(condition, scope));
  const value = `coalesce(${furthest}.n, 0)`;
  const all = condition.steps.length;
  return { where: condition.isDone ? `${furthest}.n = ${all}` : `${value} < ${all}`, value };
};
