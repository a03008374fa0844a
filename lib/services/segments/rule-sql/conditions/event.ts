import 'server-only';
import { type CompileCondition, type ConditionOf } from '@/lib/services/segments/rule-sql/condition-sql';
import { asksProduct, eventSql, interactionsSql } from '@/lib/services/segments/rule-sql/event-sql';
import { windowSql } from '@/lib/services/segments/rule-sql/window-sql';

/** How often something was done. Not at all is an anti-join. */
export const compileEvent: CompileCondition<ConditionOf<'event'>> = (condition, scope) => {
  const { event, operator, count, window } = condition;
  const counts = scope.join(
    `(SELECT i."customerId", count(*)::int4 AS n FROM ${interactionsSql(asksProduct(event))}
  WHERE i."shopId" = ${scope.shop} AND ${eventSql(event, scope)} AND ${windowSql('i."time"', window, scope)} GROUP BY 1)`,
  );
  const n = `coalesce(${counts}.n, 0)`;
  if (operator === 'at-least')
    return { where: count === 0 ? 'true' : `${counts}.n >= ${scope.param(count, 'int4')}`, value: n };
  if (count === 0) return { where: `${counts}."customerId" IS NULL`, value: n };
  return { where: `${n} ${operator === 'at-most' ? '<=' : '='} ${scope.param(count, 'int4')}`, value: n };
};
