import { type Command, UsageError } from '@/lib/cli/command';
import { owner } from '@/lib/auth/person';
import { shopSize } from '@/lib/schemas/shop';
import { startTraining } from '@/lib/services/models/start-training';
import { listRuns } from '@/lib/services/models/list-runs';
import { createDemoShop } from '@/lib/services/shops/create-demo-shop';
import { listShops } from '@/lib/services/shops/list-shops';
import { getShopBySlug } from '@/lib/services/shops/get-shop';
import { startTrainingInput } from '@/lib/schemas/model';
import { drainJobs } from '@/lib/jobs/start';

const algorithms = ['popularity', 'item-knn', 'user-knn', 'ease'] as const;
const current = 'ease';

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
    const trained = new Set<string>((await listRuns(context)).map((run) => run.algorithm));
    // The first one trained becomes the shop's current model.
    const missing = [current, ...algorithms.filter((id) => id !== current)].filter((id) => !trained.has(id));
    for (const algorithm of missing)
      await startTraining(
        context,
        startTrainingInput.parse({ algorithm, params: algorithm === 'ease' ? { l2: 200 } : {} }),
      );
    await drainJobs();
    if (missing.length > 0) say(`Trained: ${missing.join(', ')}.`);
    return {
      json: { shop: shop.slug, created: isNew, trained: missing },
      text: isNew ? 'The demo shop is ready.' : 'The demo shop was there already.',
    };
  },
};
