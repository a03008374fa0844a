import 'server-only';
import { database } from '@/lib/db';
import { startBehaviourInput } from '@/lib/schemas/behaviour';
import { type Context } from '@/lib/schemas/context';
import { type PredictionQuestion, questionKey } from '@/lib/schemas/prediction-question';
import { behaviourTargets } from '@/lib/schemas/rule-vocabulary';

/** A model and what it answers. */
export interface AnsweringModel {
  readonly id: string;
  readonly question: PredictionQuestion;
}

/**
 * The newest model of each question that is not archived, by questionKey; by the target alone the newest of all its questions.
 * @param without a model to pass over
 */
export async function newestModels(
  { shop }: Context,
  without?: string,
): Promise<Map<string, AnsweringModel>> {
  const { prisma } = await database();
  const models = await prisma.behaviourModel.findMany({
    where: { shopId: shop.id, archivedAt: null, finishedAt: { not: null }, id: { not: without } },
    orderBy: { createdAt: 'asc' },
    select: { id: true, target: true, input: true },
  });
  const newest = new Map<string, AnsweringModel>();
  for (const { id, target: named, input } of models) {
    const target = behaviourTargets.find((name) => name === named);
    if (!target) continue;
    const { data: question = { target } } = startBehaviourInput.safeParse(input);
    newest.set(questionKey(question), { id, question });
    newest.set(target, { id, question });
  }
  return newest;
}

/** Questions that a model answers: by target, the shorter window first. */
export async function answeredQuestions(context: Context): Promise<PredictionQuestion[]> {
  const newest = await newestModels(context);
  return [...newest]
    .filter(([key, { question }]) => question.days !== undefined && key === questionKey(question))
    .map(
      ([
        ,
        {
          question: { target, days, kind, category },
        },
      ]) => ({ target, days, kind, category }),
    )
    .sort(
      (a, b) =>
        behaviourTargets.indexOf(a.target) - behaviourTargets.indexOf(b.target) ||
        (a.days ?? 0) - (b.days ?? 0),
    );
}
