import 'server-only';
import { database } from '@/lib/db';
import { type FittedBehaviour } from '@/lib/ml/behaviour/fit-behaviour';
import { type BehaviourReport, behaviourReport, type StartBehaviourInput } from '@/lib/schemas/behaviour';
import { type Context } from '@/lib/schemas/context';
import { dueSegments } from '@/lib/services/segments/due-segments';

export interface FinishedBehaviour {
  readonly jobId: string;
  readonly input: StartBehaviourInput;
  readonly fitted: FittedBehaviour;
  /** Index → id. */
  readonly customerIds: Int32Array;
  readonly now: number;
  readonly seconds: number;
}

/** The model that a job has finished already; null where it has not. */
export async function findBehaviourOfJob({ shop }: Context, jobId: string): Promise<string | null> {
  const { prisma } = await database();
  const row = await prisma.behaviourModel.findFirst({
    where: { jobId, shopId: shop.id, finishedAt: { not: null } },
    select: { id: true },
  });
  return row?.id ?? null;
}

const time = (milliseconds: number) => new Date(milliseconds).toISOString();

function reportOf({ fitted, now, seconds }: FinishedBehaviour): BehaviourReport {
  const { columns } = fitted.table;
  // A tree that follows a forest predicts one number, the probability; others the shares of both classes.
  const probability = (prediction: readonly number[]) => prediction.at(-1) ?? 0;
  return {
    trainAt: time(fitted.trainAt),
    judgeAt: time(fitted.judgeAt),
    predictAt: time(now),
    features: columns.map(({ name, levels }) => ({ name, isCategory: levels !== null })),
    train: fitted.train,
    judged: {
      ...fitted.judged,
      points: [...fitted.judged.points],
      calibration: [...fitted.judged.calibration],
    },
    nodes: fitted.nodes.map(({ prediction, condition, children, ...node }) => ({
      ...node,
      condition: condition && { ...condition, levels: [...condition.levels] },
      children: children && [children[0], children[1]],
      probability: probability(prediction),
    })),
    fidelity: fitted.fidelity,
    outOfBag: fitted.outOfBag,
    importance: fitted.importance.map((each, at) => ({ feature: columns[at]?.name ?? '', ...each })),
    dependence: fitted.dependence.map((points, at) => ({
      feature: columns[at]?.name ?? '',
      points: points.map(({ value, prediction }) => ({ value, probability: prediction })),
    })),
    predicted: fitted.customers.length,
    seconds,
  };
}

/** Rows of predictions written at a time. */
const PIECE = 2000;

/** Keeps a model with its judgement, and what it expects of every customer; gives back its id. */
export async function saveBehaviour(context: Context, finished: FinishedBehaviour): Promise<string> {
  const { jobId, input, fitted, customerIds } = finished;
  const { prisma, pool } = await database();
  const shopId = context.shop.id;
  // Of an attempt that died half-way.
  await prisma.behaviourModel.deleteMany({ where: { jobId, shopId } });
  const { id } = await prisma.behaviourModel.create({
    data: {
      jobId,
      shopId,
      target: input.target,
      input: { ...input },
      report: behaviourReport.parse(reportOf(finished)),
    },
    select: { id: true },
  });
  const { columns } = fitted.table;
  const valuesOf = (row: number) =>
    columns.map(({ values, levels }) => {
      const value = values[row] ?? Number.NaN;
      return Number.isNaN(value) ? null : levels ? (levels[value] ?? null) : value;
    });
  for (let from = 0; from < fitted.customers.length; from += PIECE)
    await prisma.prediction.createMany({
      data: Array.from(fitted.customers.subarray(from, from + PIECE), (customer, at) => ({
        modelId: id,
        customerId: customerIds[customer] ?? -1,
        probability: fitted.probabilities[from + at] ?? 0,
        values: valuesOf(from + at),
      })),
    });
  await prisma.behaviourModel.update({ where: { id }, data: { finishedAt: new Date() } });
  // Rules that ask this question are about the new predictions from now on.
  await dueSegments(pool, shopId);
  return id;
}
