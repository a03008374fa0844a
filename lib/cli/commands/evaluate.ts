import { z } from 'zod';
import { type Command, UsageError } from '@/lib/cli/command';
import { table } from '@/lib/cli/output';
import { filePath } from '@/lib/cli/file-path';
import { evaluateFiles } from '@/lib/services/evaluation/evaluate-files';

const splitKind = z.enum(['random', 'leave-last-one-out', 'temporal']);
const feedbackKind = z.enum(['auto', 'binary', 'ratings', 'implicit']);
const paramsSchema = z.record(z.string(), z.unknown());

function choice<T extends string>(schema: z.ZodEnum<Record<T, T>>, name: string, text: string): T {
  const parsed = schema.safeParse(text);
  if (!parsed.success) throw new UsageError(`--${name} must be one of ${schema.options.join(', ')}.`);
  return parsed.data;
}

/** One algorithm's parameters, or those of several by their ids. */
function paramsOf(given: unknown, algorithms: readonly string[]): Record<string, unknown> {
  const parsed = paramsSchema.safeParse(given ?? {});
  if (!parsed.success) throw new UsageError('--params must be a JSON object.');
  const byId = Object.keys(parsed.data).some((name) => algorithms.includes(name));
  return byId ? parsed.data : Object.fromEntries(algorithms.map((id) => [id, parsed.data]));
}

/** Fits and judges algorithms on files; needs no database. */
export const evaluate: Command = {
  name: 'evaluate',
  usage:
    'evaluate (--train FILE --test FILE | --data FILE [--split random|leave-last-one-out|temporal]) --algorithm ID[,ID…]',
  help: 'Judge algorithms on files',
  positionals: 0,
  options: {
    train: { type: 'string', help: 'file to fit on' },
    test: { type: 'string', help: 'file to judge on' },
    data: { type: 'string', help: 'file to split' },
    split: { type: 'string', help: 'random (default), leave-last-one-out, temporal' },
    'test-ratio': { type: 'string', help: 'share held out, 0.2' },
    algorithm: { type: 'string', help: 'popularity, user-knn, item-knn, ease' },
    params: { type: 'string', help: 'JSON: parameters, or an object of them by algorithm' },
    feedback: { type: 'string', help: 'auto (default), binary, ratings, implicit' },
    k: { type: 'string', help: 'places, 10' },
    seed: { type: 'string', help: '42' },
  },
  async run(call) {
    const [train, test, data] = [call.text('train'), call.text('test'), call.text('data')];
    if (data === undefined ? !train || !test : train || test)
      throw new UsageError('Give either --train and --test, or --data.');
    const algorithms = call
      .needed('algorithm')
      .split(',')
      .map((id) => id.trim());
    const result = await evaluateFiles({
      files:
        data === undefined
          ? { train: filePath(train ?? ''), test: filePath(test ?? '') }
          : { data: filePath(data) },
      split: {
        kind: choice(splitKind, 'split', call.text('split') ?? 'random'),
        testRatio: call.number('test-ratio', 0.2, { min: 0.01, max: 0.9, whole: false }),
      },
      algorithms,
      params: paramsOf(call.json('params'), algorithms),
      feedback: choice(feedbackKind, 'feedback', call.text('feedback') ?? 'auto'),
      k: call.number('k', 10, { min: 1, max: 1000 }),
      seed: call.number('seed', 42, { min: 0, max: 2_147_483_647 }),
    });
    const metrics = Object.keys(result.runs[0]?.metrics ?? {});
    const rows = result.runs.map((run) => [
      run.algorithm,
      ...metrics.map((name) => (run.metrics[name] ?? 0).toFixed(4)),
      run.fitSeconds.toFixed(2),
    ]);
    const { protocol } = result;
    const head = `${protocol.judgedCustomers} customers judged, ${protocol.trainInteractions} interactions to fit, ${protocol.testInteractions} held out, split ${protocol.split.kind}, seed ${protocol.seed}`;
    return { json: result, text: `${head}\n${table(['algorithm', ...metrics, 'fit s'], rows)}` };
  },
};
