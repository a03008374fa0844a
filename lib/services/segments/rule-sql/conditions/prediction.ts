import 'server-only';
import { saidError } from '@/lib/schemas/said-error';
import { questionKey } from '@/lib/schemas/prediction-question';
import { type CompileCondition, type ConditionOf } from '@/lib/services/segments/rule-sql/condition-sql';

/** What the newest model of a question expects. Without one nobody would match, and a segment would lose everyone: it is refused. */
export const compilePrediction: CompileCondition<ConditionOf<'prediction'>> = (condition, scope) => {
  const { operator, probability } = condition;
  const model = scope.world.models.get(questionKey(condition));
  if (model === undefined) throw saidError('invalid-input', 'rulePredictionGone');
  const predictions = scope.join(
    `(SELECT "customerId", "probability" FROM "Prediction" WHERE "modelId" = ${scope.param(model, 'uuid')})`,
  );
  const value = `${predictions}."probability"`;
  return { where: `${value} ${operator} ${scope.param(probability, 'float8')}`, value };
};
