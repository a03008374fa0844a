import { type FileEvaluation } from '@/lib/services/evaluation/evaluate-files';
import { type RatingFileEvaluation } from '@/lib/services/evaluation/evaluate-rating-files';
import { type Interval } from '@/lib/schemas/comparison';
import { table } from './output';
import { pText, verdictWords } from './verdict-words';

/** Columns of the table for people; the JSON has every metric. */
const shown = ['ndcg', 'map', 'precision', 'recall', 'hit-rate', 'mrr', 'coverage', 'novelty', 'diversity'];

const interval = ({ mean, low, high }: Interval, digits = 4) =>
  `${mean.toFixed(digits)} [${low.toFixed(digits)}, ${high.toFixed(digits)}]`;

const settingText = (params: unknown) => JSON.stringify(params);

type Comparison = FileEvaluation['comparison'];

/** "Popularity" is a word, "EASE" a name. */
const inSentence = (title: string) =>
  /^[A-Z][a-z]/.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title;

function comparisonText(comparison: Comparison, metric: string, titleOf: (id: string) => string): string[] {
  if (!comparison) return [];
  const rows = comparison.pairs.map((pair) => [
    `${pair.a} - ${pair.b}`,
    interval(pair.difference),
    pText(pair.p),
    pText(pair.pHolm),
    `${pair.wins}/${pair.ties}/${pair.losses}`,
    `${pair.a} ${verdictWords({ ...pair, p: pair.pHolm }, titleOf(pair.b))}`,
  ]);
  const header = ['pair', `${metric}: difference [95 %]`, 'p', 'p (Holm)', 'win/tie/loss', 'verdict'];
  return ['', `Paired bootstrap over the same ${comparison.customers} customers`, table(header, rows)];
}

const titlesOf = (runs: readonly { algorithm: string; title: string }[]) => {
  const titles = new Map(runs.map(({ algorithm, title }) => [algorithm, inSentence(title)]));
  return (id: string) => titles.get(id) ?? id;
};

/** A ranking evaluation as a table, with its verdicts in words. */
export function evaluationText({ protocol, runs, comparison }: FileEvaluation): string {
  const titleOf = titlesOf(runs);
  const { metric, k } = protocol;
  const metrics = shown.filter((id) => id !== metric).map((id) => `${id}@${k}`);
  const known = metrics.filter((name) => runs.some((run) => name in run.metrics));
  const hasSeeds = protocol.seeds.length > 1;
  const rows = runs.map((run) => [
    run.algorithm,
    run.intervals[`${metric}@${k}`] ? interval(run.intervals[`${metric}@${k}`]!) : '',
    ...(hasSeeds ? [`±${(run.deviations?.[`${metric}@${k}`] ?? 0).toFixed(4)}`] : []),
    ...known.map((name) => run.metrics[name]?.toFixed(4) ?? ''),
    run.fitSeconds.toFixed(2),
  ]);
  const header = ['algorithm', `${metric}@${k} [95 %]`, ...(hasSeeds ? ['seeds'] : []), ...known, 'fit s'];
  const head =
    `${protocol.judgedCustomers} customers judged, ${protocol.trainInteractions} interactions to fit, ` +
    `${protocol.testInteractions} held out, split ${protocol.split.kind}, ` +
    (hasSeeds ? `seeds ${protocol.seeds.join(', ')}` : `seed ${protocol.seeds[0] ?? protocol.seed}`);
  const verdicts = runs
    .filter(({ isBaseline, verdicts }) => !isBaseline && verdicts.length > 0)
    .map((run) => {
      const words = run.verdicts.map((verdict) => verdictWords(verdict, titleOf(verdict.against)));
      return `${run.algorithm} ${words.join('; ')}`;
    });
  const searches = runs.flatMap(({ algorithm, searches }) =>
    searches.map(
      ({ trials, best }) =>
        `${algorithm}: best of ${trials.length} settings ${settingText(best.params)}, ${metric === 'ndcg' ? '' : 'ndcg '}${best.value.toFixed(4)} on validation`,
    ),
  );
  return [
    head,
    table(header, rows),
    ...(verdicts.length > 0 ? ['', ...verdicts] : []),
    ...(searches.length > 0 ? ['', ...searches] : []),
    ...comparisonText(comparison, metric, titleOf),
  ].join('\n');
}

/** A judgement of ratings as a table. */
export function ratingText({ protocol, runs, comparison }: RatingFileEvaluation): string {
  const rows = runs.map((run) => [
    run.algorithm,
    ...['rmse', 'mae'].map(
      (id) =>
        `${(run.metrics[id] ?? 0).toFixed(4)}${run.deviations ? ` ±${(run.deviations[id] ?? 0).toFixed(4)}` : ''}`,
    ),
    interval(run.perCustomer.rmse),
    run.fitSeconds.toFixed(2),
  ]);
  const verdicts = runs
    .filter(({ isBaseline, verdicts }) => !isBaseline && verdicts.length > 0)
    .map(
      (run) =>
        `${run.algorithm} ${run.verdicts.map((verdict) => verdictWords(verdict, verdict.against)).join('; ')}`,
    );
  return [
    `${protocol.judgedRatings} ratings of ${protocol.judgedCustomers} customers judged, split ${protocol.split.kind}, seed ${protocol.seed}`,
    table(['algorithm', 'RMSE', 'MAE', 'RMSE a customer [95 %]', 'fit s'], rows),
    ...(verdicts.length > 0 ? ['', ...verdicts] : []),
    ...comparisonText(comparison, 'RMSE a customer', (id) => id),
  ].join('\n');
}
