import { z } from 'zod';
import { type Call, type Command, UsageError } from '@/lib/cli/command';
import { evaluationText, ratingText } from '@/lib/cli/evaluation-text';
import { filePath } from '@/lib/cli/file-path';
import { progressLine } from '@/lib/cli/progress-line';
import { comparedMetric } from '@/lib/schemas/comparison';
import { feedbackKind, splitInput } from '@/lib/schemas/model';
import { searchMethods } from '@/lib/schemas/search-methods';
import { evaluateFiles, type EvaluateFilesInput } from '@/lib/services/evaluation/evaluate-files';
import { evaluateRatingFiles } from '@/lib/services/evaluation/evaluate-rating-files';
import { listAlgorithms } from '@/lib/services/models/list-algorithms';

const splitKind = splitInput.shape.kind.unwrap();
const feedback = z.enum(['auto', ...feedbackKind.options]);
const value = z.union([z.number(), z.string(), z.boolean()]);
const setting = z.record(z.string(), value);
const settings = z.record(z.string(), setting);
const LARGEST_SEED = 2_147_483_647;

function choice<T extends string>(schema: z.ZodEnum<Record<T, T>>, name: string, text: string): T {
  const parsed = schema.safeParse(text);
  if (!parsed.success) throw new UsageError(`--${name} must be one of ${schema.options.join(', ')}.`);
  return parsed.data;
}

const idsOf = (text = '') => [
  ...new Set(
    text
      .split(',')
      .map((id) => id.trim())
      .filter(Boolean),
  ),
];

/** One algorithm's parameters, or those of several by their ids. */
function paramsOf(given: unknown, algorithms: readonly string[]): EvaluateFilesInput['params'] {
  const all = settings.safeParse(given ?? {});
  if (all.success && (given === undefined || Object.keys(all.data).some((id) => algorithms.includes(id))))
    return all.data;
  const one = setting.safeParse(given);
  if (!one.success)
    throw new UsageError('--params must be a JSON object of parameters, or of such objects by algorithm.');
  return Object.fromEntries(algorithms.map((id) => [id, one.data]));
}

function seedsOf(call: Call, seed: number): number[] {
  const text = call.text('seeds');
  if (text === undefined) return [seed];
  const seeds = text.split(',').map(Number);
  if (seeds.some((each) => !Number.isInteger(each) || each < 0 || each > LARGEST_SEED))
    throw new UsageError(`--seeds takes whole numbers from 0 to ${LARGEST_SEED} with commas between them.`);
  return seeds;
}

function searchOf(call: Call): EvaluateFilesInput['search'] {
  const method = call.text('search');
  if (method === undefined) {
    for (const name of ['trials', 'validations', 'validation-ratio'])
      if (call.text(name) !== undefined) throw new UsageError(`--${name} goes with --search.`);
    return null;
  }
  return {
    method: choice(z.enum(searchMethods), 'search', method),
    trials: call.number('trials', 20, { min: 2, max: 500 }),
    validations: call.number('validations', 1, { min: 1, max: 5 }),
    validationRatio:
      call.text('validation-ratio') === undefined
        ? undefined
        : call.number('validation-ratio', 0.2, { min: 0.01, max: 0.5, whole: false }),
  };
}

function filesOf(call: Call): EvaluateFilesInput['files'] {
  const [train, test, data] = [call.text('train'), call.text('test'), call.text('data')];
  if (data === undefined ? !train || !test : train || test)
    throw new UsageError('Give either --train and --test, or --data.');
  if (data !== undefined) return { data: filePath(data) };
  return { train: filePath(train ?? ''), test: filePath(test ?? '') };
}

function splitOf(call: Call): EvaluateFilesInput['split'] {
  const kind = choice(splitKind, 'split', call.text('split') ?? 'random');
  if (call.text('folds') !== undefined && kind !== 'k-fold')
    throw new UsageError('--folds goes with --split k-fold.');
  const stratify =
    call.text('stratify') === undefined
      ? undefined
      : choice(z.enum(['customer', 'item']), 'stratify', call.text('stratify') ?? '');
  const testRatio = call.number('test-ratio', 0.2, { min: 0.01, max: 0.9, whole: false });
  return kind === 'k-fold'
    ? { kind, testRatio, folds: call.number('folds', 5, { min: 2, max: 20 }) }
    : { kind, testRatio, stratify };
}

function inputOf(call: Call): Omit<EvaluateFilesInput, 'progress'> {
  const compare = idsOf(call.text('compare'));
  if (compare.length === 1) throw new UsageError('--compare takes two algorithms or more, with commas.');
  const asked = idsOf(call.text('algorithm'));
  if (asked.length === 0 && compare.length === 0) throw new UsageError('--algorithm is missing.');
  const algorithms = [...new Set([...asked, ...compare])];
  const seed = call.number('seed', 42, { min: 0, max: LARGEST_SEED });
  const products = call.text('products');
  return {
    files: filesOf(call),
    products: products === undefined ? undefined : filePath(products),
    split: splitOf(call),
    algorithms,
    params: paramsOf(call.json('params'), algorithms),
    feedback: choice(feedback, 'feedback', call.text('feedback') ?? 'auto'),
    k: call.number('k', 10, { min: 1, max: 1000 }),
    seed,
    seeds: seedsOf(call, seed),
    search: searchOf(call),
    hasBaselines: !call.flag('no-baselines'),
    compare,
    metric: choice(comparedMetric, 'metric', call.text('metric') ?? 'ndcg'),
  };
}

/** Fits and judges algorithms on files; needs no database. */
export const evaluate: Command = {
  name: 'evaluate',
  usage: `evaluate (--train FILE --test FILE | --data FILE [--split ${splitKind.options.join('|')}]) --algorithm ID[,ID…]`,
  help: 'Judge algorithms on files: with intervals, against baselines, in pairs',
  positionals: 0,
  options: {
    train: { type: 'string', help: 'file to fit on' },
    test: { type: 'string', help: 'file to judge on' },
    data: { type: 'string', help: 'file to split' },
    products: { type: 'string', help: 'file of products: texts for content, categories for groups' },
    split: { type: 'string', help: `random (default), ${splitKind.options.slice(1).join(', ')}` },
    'test-ratio': { type: 'string', help: 'share held out, 0.2' },
    folds: { type: 'string', help: 'parts of k-fold, 5' },
    stratify: { type: 'string', help: 'random splits and validation parts by customer (default) or by item' },
    algorithm: {
      type: 'string',
      help: listAlgorithms()
        .map(({ id }) => id)
        .join(', '),
    },
    params: { type: 'string', help: 'JSON: parameters, or an object of them by algorithm' },
    feedback: { type: 'string', help: feedback.options.join(', ').replace('auto', 'auto (default)') },
    k: { type: 'string', help: 'places, 10' },
    seed: { type: 'string', help: 'of the split and, without --seeds, of fits: 42' },
    seeds: { type: 'string', help: 'fit from each: 1,2,3,4' },
    search: { type: 'string', help: `choose parameters inside train: ${searchMethods.join(', ')}` },
    trials: { type: 'string', help: 'settings that a search tries, 20' },
    validations: { type: 'string', help: 'validation parts that a search judges on, 1' },
    'validation-ratio': {
      type: 'string',
      help: 'share of train that each of them holds out: that of the test part, or 0.2',
    },
    compare: { type: 'string', help: 'ID,ID[,ID…]: paired tests over the same customers' },
    metric: { type: 'string', help: `what verdicts rest on: ${comparedMetric.options.join(', ')}` },
    rating: { type: 'boolean', help: 'judge predicted ratings by RMSE and MAE' },
    'no-baselines': { type: 'boolean', help: 'do not judge popularity and EASE along' },
  },
  async run(call) {
    const input = inputOf(call);
    if (call.flag('rating') && input.search)
      throw new UsageError('--search chooses by ranking: it does not go with --rating.');
    const line = progressLine();
    try {
      if (call.flag('rating')) {
        const rated = await evaluateRatingFiles({ ...input, progress: line.progress });
        return { json: rated, text: ratingText(rated) };
      }
      const result = await evaluateFiles({ ...input, progress: line.progress });
      return { json: result, text: evaluationText(result) };
    } finally {
      line.end();
    }
  },
};
