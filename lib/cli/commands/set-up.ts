import { type Command, UsageError } from '@/lib/cli/command';
import { owner } from '@/lib/auth/person';
import { type Context } from '@/lib/schemas/context';
import { shopSize } from '@/lib/schemas/shop';
import { type StartTrainingInput, startTrainingInput } from '@/lib/schemas/model';
import { startSearchInput } from '@/lib/schemas/search';
import { getFeatureRun } from '@/lib/services/features/get-feature-run';
import { refreshFeatures } from '@/lib/services/features/refresh-features';
import { startSearch } from '@/lib/services/models/start-search';
import { startTraining } from '@/lib/services/models/start-training';
import { listRuns } from '@/lib/services/models/list-runs';
import { listSearches } from '@/lib/services/models/list-searches';
import { createDemoShop } from '@/lib/services/shops/create-demo-shop';
import { listShops } from '@/lib/services/shops/list-shops';
import { getShopBySlug } from '@/lib/services/shops/get-shop';
import { drainJobs } from '@/lib/jobs/start';

/** One model of each family, so that there is something to compare; the first one trained becomes the shop's current model. */
const trainings: readonly Pick<StartTrainingInput, 'algorithm' | 'params'>[] = [
  { algorithm: 'ease', params: { l2: 200 } },
  { algorithm: 'popularity', params: {} },
  { algorithm: 'item-knn', params: {} },
  { algorithm: 'user-knn', params: {} },
  { algorithm: 'ials', params: {} },
  // Small and hasty: the demo shop must not wait minutes for its learning curve.
  { algorithm: 'vae', params: { hidden: 64, latent: 32, epochs: 12, learningRate: 0.01 } },
];

/** Enough settings for a picture of a search; its best one is trained as well. */
const search = { algorithm: 'item-knn', trials: 9 } as const;

/** Trains what the demo shop does not have yet; gives back what that was. */
async function trainMissing(context: Context): Promise<string[]> {
  const trained = new Set<string>((await listRuns(context)).map((run) => run.algorithm));
  const missing = trainings.filter(({ algorithm }) => !trained.has(algorithm));
  for (const input of missing) await startTraining(context, startTrainingInput.parse(input));
  const isSearched = (await listSearches(context)).length > 0;
  if (!isSearched) await startSearch(context, startSearchInput.parse(search));
  await drainJobs();
  return [
    ...missing.map(({ algorithm }) => algorithm),
    ...(isSearched ? [] : [`the best of ${search.trials} settings of ${search.algorithm}`]),
  ];
}

/** Brings the database up to date; with --demo it makes the demo shop and its first models. What is there is left alone. */
export const setUp: Command = {
  name: 'set-up',
  usage: 'set-up [--demo] [--size tiny|small|demo|large]',
  help: 'Prepare the database; with --demo also the demo shop and its first models',
  positionals: 0,
  options: {
    demo: { type: 'boolean', help: 'make the demo shop' },
    size: { type: 'string', help: 'size of the demo shop' },
  },
  async run(call) {
    if (!call.flag('demo')) {
      await listShops();
      return { json: { ready: true }, text: 'The database is ready.' };
    }
    const size = shopSize.safeParse(call.text('size') ?? 'demo');
    if (!size.success) throw new UsageError(`--size must be one of ${shopSize.options.join(', ')}.`);
    const say = (text: string) => process.stderr.write(`  ${text}\n`);
    const { shop, isNew } = await createDemoShop({ size: size.data, endsAt: Date.now() });
    if (isNew) say('The demo shop is filled.');
    const context = { person: owner, shop: await getShopBySlug(shop.slug) };
    const run = await getFeatureRun(context);
    if (!run || run.isStale) {
      await refreshFeatures(context);
      say('Its customers are known.');
    }
    const trained = await trainMissing(context);
    if (trained.length > 0) say(`Trained: ${trained.join(', ')}.`);
    return {
      json: { shop: shop.slug, created: isNew, trained },
      text: isNew ? 'The demo shop is ready.' : 'The demo shop was there already.',
    };
  },
};
