import 'server-only';
import { compute } from '@/lib/jobs/compute';
import { type JobCall } from '@/lib/jobs/job-kind';
import { type TrainOutput } from '@/lib/jobs/tasks/train';
import { type Protocol, type StartTrainingInput } from '@/lib/schemas/model';
import { readCatalogue } from '@/lib/services/interactions/read-catalogue';
import { readSnapshot } from '@/lib/services/interactions/read-snapshot';
import { chooseBaselines } from '@/lib/services/models/choose-baselines';
import { findBaselines, type KnownBaseline } from '@/lib/services/models/find-baselines';
import { type JudgedRun } from '@/lib/services/models/judged-run';
import { saveRun } from '@/lib/services/models/save-run';
import { version } from '@/package.json';

/** Baselines by row of the log; those that name a customer whom the log does not have are left out. */
function byRow(known: readonly KnownBaseline[], customerIds: Int32Array) {
  const rowOf = new Map(Array.from(customerIds, (id, row) => [id, row]));
  return known
    .map(({ id, values, customerIds: judged }) => ({
      id,
      values,
      rows: judged.map((customer) => rowOf.get(customer) ?? -1),
    }))
    .filter(({ rows }) => !rows.includes(-1));
}

/** What is kept of a judgement, in the shop's own ids. */
function judgedRun(
  { judged, held, groups, baselines }: TrainOutput,
  customerIds: Int32Array,
  productIds: Int32Array,
): JudgedRun {
  const product = (item: number) => productIds[item] ?? -1;
  const sameRows = (rows: Int32Array) =>
    rows.length === judged.rows.length && rows.every((row, at) => row === judged.rows[at]);
  return {
    k: judged.k,
    values: judged.values,
    customerIds: judged.rows.map((row) => customerIds[row] ?? -1),
    lists: judged.lists.map(product),
    historySizes: held.historySizes,
    heldOffsets: held.offsets,
    held: held.items.map(product),
    baselines: Object.fromEntries(
      baselines.flatMap(({ id, rows, values }) => (sameRows(rows) ? [[id, values]] : [])),
    ),
    groups: Object.fromEntries(groups.map(({ dimension, codes }) => [dimension, codes])),
  };
}

type Call = Pick<JobCall<unknown>, 'context' | 'jobId' | 'signal' | 'report'>;

/** Judges an algorithm along with its baselines, fits it on everything, and keeps the model; gives back the run's id. */
export async function trainRun(
  { context, jobId, signal, report }: Call,
  input: StartTrainingInput,
  repeats?: string,
): Promise<string> {
  report({ progress: 0, stage: 'reading' });
  const { log, customerIds, productIds, dataHash, dataVersion } = await readSnapshot(context);
  const catalogue = await readCatalogue(context, productIds);
  const { algorithm, params, feedback, split, k, seed } = input;
  const shape = { customers: log.customers, items: log.items, interactions: log.itemOf.length };
  const wanted = chooseBaselines(input, shape);
  const judging = { feedback, split, k, seed, dataHash, version };
  const known = byRow(await findBaselines(context, judging, wanted), customerIds);
  const baselines = wanted.filter((id) => !known.some((baseline) => baseline.id === id));
  const output = await compute(
    'train',
    { log, catalogue, algorithm, params, feedback, split, k, seed, baselines, known },
    { signal, onProgress: (progress, stage) => report({ progress: 0.95 * progress, stage }) },
  );
  signal.throwIfAborted();
  report({ progress: 0.95, stage: 'saving' });
  const protocol: Protocol = {
    ...judging,
    dataVersion,
    judgedCustomers: output.judgedCustomers,
    trainInteractions: output.trainInteractions,
    testInteractions: output.testInteractions,
    candidates: 'all-unseen-in-train',
    customers: log.customers,
    products: log.items,
  };
  return saveRun(context, {
    jobId,
    input,
    protocol,
    metrics: output.metrics,
    intervals: output.intervals,
    verdicts: output.verdicts,
    curve: output.curve,
    groups: Object.fromEntries(output.groups.map(({ dimension, names }) => [dimension, names])),
    fitSeconds: output.fitSeconds,
    scoreSeconds: output.scoreSeconds,
    state: { ...output.state, popularity: output.popularity, productIds, customerIds },
    judged: judgedRun(output, customerIds, productIds),
    repeats,
  });
}
