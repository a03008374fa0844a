import 'server-only';
import { saidError } from '@/lib/schemas/said-error';
import { type CompileCondition, type ConditionOf } from '@/lib/services/segments/rule-sql/condition-sql';

/** Whether a customer is in another segment: by its rule as it is now, or among those whom a list or look-alike holds. */
export const compileSegment: CompileCondition<ConditionOf<'segment'>> = (
  { segmentId, isIn },
  scope,
  compileGroup,
) => {
  const segment = scope.world.segments.get(segmentId);
  if (!segment) throw saidError('invalid-input', 'ruleNamesGone');
  if (segment.rule) {
    const inside = `(${compileGroup(segment.rule, scope)}) IS ${isIn ? '' : 'NOT '}TRUE`;
    return { where: inside, value: 'NULL::text' };
  }
  const members = scope.join(
    `(SELECT "customerId" FROM "SegmentMember" WHERE "segmentId" = ${scope.param(segmentId, 'uuid')})`,
  );
  return { where: `${members}."customerId" IS ${isIn ? 'NOT ' : ''}NULL`, value: 'NULL::text' };
};
