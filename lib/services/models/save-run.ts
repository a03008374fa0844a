import 'server-only';
import { database, type Prisma } from '@/lib/db';
import { type State } from '@/lib/ml/recommender';
import { type Verdict } from '@/lib/schemas/comparison';
import { type Context } from '@/lib/schemas/context';
import { type ModelRunView, type Protocol, type StartTrainingInput } from '@/lib/schemas/model';
import { type JudgedRun, saveJudged } from './judged-run';
import { saveState } from './model-state';
import { promote } from './promote';
import { repeatOf } from './repeat-of';

export interface FinishedRun extends Pick<ModelRunView, 'intervals'> {
  readonly jobId: string;
  readonly input: StartTrainingInput;
  readonly protocol: Protocol;
  readonly metrics: Readonly<Record<string, number>>;
  readonly verdicts: readonly Verdict[];
  /** Loss and validation metric by epoch; null where the algorithm has no epochs. */
  readonly curve: { readonly loss: readonly number[]; readonly validation: readonly number[] } | null;
  /** Dimension → names of the groups that the codes in `judged` stand for. */
  readonly groups: Readonly<Record<string, readonly string[]>>;
  readonly fitSeconds: number;
  readonly scoreSeconds: number;
  readonly state: State;
  readonly judged: JudgedRun;
  /** The run whose input was used again. */
  readonly repeats?: string | undefined;
}

/** Drops what trainings left that stopped while they were saving. */
async function dropUnfinished(shopId: number): Promise<void> {
  const { prisma } = await database();
  const open = await prisma.job.findMany({ where: { shopId, status: 'running' }, select: { id: true } });
  await prisma.modelRun.deleteMany({
    where: { shopId, finishedAt: null, jobId: { notIn: open.map(({ id }) => id) } },
  });
}

/** The run that a job has finished already; null where it has not. */
export async function findRunOfJob({ shop }: Context, jobId: string): Promise<string | null> {
  const { prisma } = await database();
  const run = await prisma.modelRun.findFirst({
    where: { jobId, shopId: shop.id, finishedAt: { not: null } },
    select: { id: true },
  });
  return run?.id ?? null;
}

/** As the database takes it: a copy, because what is read-only here is not in Prisma's types. */
const json = (value: unknown): Prisma.InputJsonObject => ({ ...(value as Prisma.InputJsonObject) });

/** Writes a judged and fitted model down. The first model of a shop becomes its current one. Twice for one job is once. */
export async function saveRun(context: Context, run: FinishedRun): Promise<string> {
  const { shop } = context;
  const { jobId, input, protocol, fitSeconds, scoreSeconds } = run;
  const { prisma } = await database();
  await dropUnfinished(shop.id);
  const data = {
    shopId: shop.id,
    algorithm: input.algorithm,
    params: { ...input.params },
    protocol: { ...protocol, split: { ...protocol.split } },
    metrics: { ...run.metrics },
    intervals: json(run.intervals),
    verdicts: run.verdicts.map(json),
    ...(run.curve && { curve: json(run.curve) }),
    groups: json(run.groups),
    fitSeconds,
    scoreSeconds,
    customers: protocol.customers,
    products: protocol.products,
    interactions: protocol.trainInteractions + protocol.testInteractions,
    ...(run.repeats && (await repeatOf(context, run.repeats, run))),
  };
  const { id } = await prisma.modelRun.upsert({
    where: { jobId },
    create: { ...data, jobId },
    update: data,
    select: { id: true },
  });
  const stateBytes = await saveState(id, run.state);
  await saveJudged(id, run.judged);
  await prisma.modelRun.update({ where: { id }, data: { stateBytes, finishedAt: new Date() } });
  await promote(context, { runId: id, algorithm: input.algorithm }, { onlyIfNone: true });
  return id;
}
