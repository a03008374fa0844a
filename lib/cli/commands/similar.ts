import { z } from 'zod';
import { type Command, UsageError } from '@/lib/cli/command';
import { filePath } from '@/lib/cli/file-path';
import { table } from '@/lib/cli/output';
import { shopContext } from '@/lib/cli/shop-context';
import { similarityMetric } from '@/lib/schemas/similarity';
import { findCustomerId, findProductId } from '@/lib/services/customers/find-customer';
import { similarFromFile } from '@/lib/services/evaluation/recommend-from-file';
import { defaultFeedback } from '@/lib/services/similarity/default-feedback';
import { listNeighbours } from '@/lib/services/similarity/list-neighbours';

/** Lists the items or customers most similar to one. */
export const similar: Command = {
  name: 'similar',
  usage:
    'similar (--shop NAME | --data FILE) --of item|customer --id ID [--metric cosine|pearson|adjusted-cosine|jaccard] [--k 10]',
  help: 'List what is most similar to an item or a customer',
  positionals: 0,
  options: {
    shop: { type: 'string', help: 'name of the shop' },
    data: { type: 'string', help: 'file to read instead' },
    of: { type: 'string', help: 'item or customer' },
    id: { type: 'string', help: "the shop's own id" },
    metric: { type: 'string', help: 'cosine (default), pearson, adjusted-cosine, jaccard' },
    shrinkage: { type: 'string', help: 'λ of n / (n + λ), 0' },
    k: { type: 'string', help: '10' },
  },
  async run(call) {
    const [shop, data, id] = [call.text('shop'), call.text('data'), call.needed('id')];
    if ((shop === undefined) === (data === undefined)) throw new UsageError('Give either --shop or --data.');
    const of = z.enum(['item', 'customer']).safeParse(call.needed('of'));
    if (!of.success) throw new UsageError('--of must be item or customer.');
    const metric = similarityMetric.safeParse(call.text('metric') ?? 'cosine');
    if (!metric.success)
      throw new UsageError(`--metric must be one of ${similarityMetric.options.join(', ')}.`);
    const k = call.number('k', 10, { min: 1, max: 1000 });
    const shrinkage = call.number('shrinkage', 0, { min: 0, max: 1000, whole: false });
    const options = { metric: metric.data, k, shrinkage };
    const found =
      data === undefined
        ? await fromShop(shop ?? '', of.data, id, options)
        : await similarFromFile({ data: filePath(data), of: of.data, id, ...options });
    const rows = found.map((row, at) => [
      at + 1,
      row.id,
      row.title ?? '',
      row.similarity.toFixed(4),
      row.shared ?? '',
    ]);
    return {
      json: { of: of.data, id, metric: metric.data, neighbours: found },
      text: table(['#', of.data, 'title', 'similarity', 'shared'], rows),
    };
  },
};

async function fromShop(
  name: string,
  of: 'item' | 'customer',
  id: string,
  options: { metric: z.infer<typeof similarityMetric>; k: number; shrinkage: number },
) {
  const context = await shopContext(name);
  const own = await (of === 'item' ? findProductId : findCustomerId)(context, id);
  const list = await listNeighbours(context, {
    of: of === 'item' ? 'product' : 'customer',
    id: own,
    weighting: 'none',
    feedback: await defaultFeedback(context, options.metric),
    ...options,
  });
  return list.map(({ entity, similarity, shared }) => ({
    id: entity.externalId,
    title: entity.label,
    similarity,
    shared,
  }));
}
