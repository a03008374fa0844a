import 'server-only';
import { AppError } from '@/lib/schemas/app-error';
import { questionKey } from '@/lib/schemas/prediction-question';
import { type CompileCondition, type ConditionOf } from '@/lib/services/segments/rule-sql/condition-sql';

/** What the newest model of a question expects. Without one nobody would match, and a segment would lose everyone: it is refused. */
export const compilePrediction: CompileCondition<ConditionOf<'prediction'>> = (condition, scope) => {
  const { operator, probability } = condition;
  const model = scope.world.models.get(questionKey(condition));
  if (model === undefined)
    throw new AppError(
      'invalid-input',
      'The rule asks for a prediction that no model makes. Learn it on the page Behaviour, or take it out.',
    );
  const predictions = scope.join(
    `(SELECT "customerId", "probability" FROM "Prediction" WHERE "modelId" = ${scope.param(model, 'uuid')})`,
  );
  const value = `${predictions}."probability"`;
  return { where: `${value} ${operator} ${scope.param(probability, 'float8')}`, value };
};
