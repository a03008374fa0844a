import 'server-only';
import { type CompileCondition, type ConditionOf } from '@/lib/services/segments/rule-sql/condition-sql';

/** What the newest model of a target expects. Without a model nothing is known of anybody. */
export const compilePrediction: CompileCondition<ConditionOf<'prediction'>> = (condition, scope) => {
  const { target, operator, probability } = condition;
  const model = scope.world.models.get(target);
  if (model === undefined) return { where: 'false', value: 'NULL::float8' };
  const predictions = scope.join(
    `(SELECT "customerId", "probability" FROM "Prediction" WHERE "modelId" = ${scope.param(model, 'uuid')})`,
  );
  const value = `${predictions}."probability"`;
  return { where: `${value} ${operator} ${scope.param(probability, 'float8')}`, value };
};
