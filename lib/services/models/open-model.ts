import 'server-only';
import { database } from '@/lib/db';
import { Model } from '@/lib/ml/model';
import { recommenderOf } from '@/lib/ml/recommenders';
import { type Feedback } from '@/lib/ml/interactions';
import { saidError } from '@/lib/schemas/said-error';
import { type Context } from '@/lib/schemas/context';
import { getRun } from './get-run';
import { loadState } from './model-state';

export interface OpenModel {
  readonly runId: string;
  readonly algorithm: string;
  readonly explains: 'exact' | 'approximate' | 'none';
  readonly feedback: Feedback;
  readonly model: Model;
  /** Item index → product id, and back. */
  readonly productIds: Int32Array;
  readonly itemOf: ReadonlyMap<number, number>;
  /** Row of the fitted data → customer id. */
  readonly customerIds: Int32Array;
}

/** Open models in memory: the ones that were asked for last. */
const KEPT = 6;

const process_ = globalThis as typeof globalThis & { kindredModels?: Map<string, Promise<OpenModel>> };

async function open(context: Context, runId: string): Promise<OpenModel> {
  const run = await getRun(context, { runId });
  const { productIds, customerIds, popularity, ...state } = await loadState(runId);
  if (
    !(productIds instanceof Int32Array) ||
    !(customerIds instanceof Int32Array) ||
    !(popularity instanceof Float32Array)
  )
    throw saidError('not-found', 'modelIncomplete');
  const model = new Model(recommenderOf(run.algorithm), state, popularity);
  return {
    runId,
    algorithm: run.algorithm,
    explains: model.explains,
    feedback: run.protocol.feedback,
    model,
    productIds,
    itemOf: new Map(Array.from(productIds, (id, item) => [id, item])),
    customerIds,
  };
}

/** A run's model, ready to score; without `runId` the shop's current one. Throws `not-found` where there is none. */
export async function openModel(context: Context, runId?: string): Promise<OpenModel> {
  const { prisma } = await database();
  const id =
    runId ??
    (await prisma.shop.findUniqueOrThrow({ where: { id: context.shop.id }, select: { currentRunId: true } }))
      .currentRunId;
  if (!id) throw saidError('not-found', 'noModel');
  if (runId) await getRun(context, { runId });
  const kept = (process_.kindredModels ??= new Map<string, Promise<OpenModel>>());
  const known = kept.get(id);
  kept.delete(id);
  const opened = known ?? open(context, id);
  kept.set(id, opened);
  opened.catch(() => kept.delete(id));
  for (const old of [...kept.keys()].slice(0, -KEPT)) kept.delete(old);
  return opened;
}
