import { z } from 'zod';
import { type Command, UsageError } from '@/lib/cli/command';
import { filePath } from '@/lib/cli/file-path';
import { shopContext } from '@/lib/cli/shop-context';
import { embedFile } from '@/lib/services/evaluation/embed-file';
import { embeddingsCsv, vectorAt } from '@/lib/services/models/embeddings-csv';
import { readEmbeddings } from '@/lib/services/models/export-embeddings';
import { findRunOf } from '@/lib/services/models/find-run-of';
import { listAlgorithms } from '@/lib/services/models/list-algorithms';

/** Prints the vectors of items or customers as CSV. */
export const embeddings: Command = {
  name: 'embeddings',
  usage: 'embeddings (--shop NAME | --data FILE) --of item|customer [--algorithm ID] [--params JSON]',
  help: 'Print the vectors that a model has of items or customers, as CSV',
  positionals: 0,
  options: {
    shop: { type: 'string', help: 'name of the shop' },
    data: { type: 'string', help: 'file to fit on instead' },
    products: { type: 'string', help: 'with --data: file of products, for content' },
    of: { type: 'string', help: 'item or customer' },
    algorithm: {
      type: 'string',
      help: `${listAlgorithms()
        .flatMap(({ id, hasEmbeddings }) => (hasEmbeddings ? [id] : []))
        .join(', ')}; with --shop: the current model where not said`,
    },
    params: { type: 'string', help: 'JSON, with --data' },
    seed: { type: 'string', help: '42' },
  },
  async run(call) {
    const [shop, data, algorithm] = [call.text('shop'), call.text('data'), call.text('algorithm')];
    if ((shop === undefined) === (data === undefined)) throw new UsageError('Give either --shop or --data.');
    const asked = z.enum(['item', 'customer']).safeParse(call.needed('of'));
    if (!asked.success) throw new UsageError('--of must be item or customer.');
    const of = asked.data === 'item' ? 'product' : 'customer';
    const products = call.text('products');
    const found =
      data === undefined
        ? await fromShop(shop ?? '', of, algorithm)
        : await embedFile({
            data: filePath(data),
            products: products === undefined ? undefined : filePath(products),
            of,
            algorithm: call.needed('algorithm'),
            params: call.json('params') ?? {},
            seed: call.number('seed', 42, { min: 0, max: 2_147_483_647 }),
          });
    const { ids, names, dimensions } = found;
    if (!call.flag('json')) {
      let text = '';
      for await (const piece of embeddingsCsv(found)) text += piece;
      // The end of the last line is printed with it.
      return { json: null, text: text.replace(/\n$/, '') };
    }
    const rows = ids.map((id, at) => ({ id, name: names[at] ?? null, vector: vectorAt(found, at) }));
    return { json: { of: asked.data, dimensions, embeddings: rows }, text: '' };
  },
};

async function fromShop(name: string, of: 'product' | 'customer', algorithm: string | undefined) {
  const context = await shopContext(name);
  const runId = algorithm === undefined ? undefined : await findRunOf(context, algorithm);
  return readEmbeddings(context, { runId, of });
}
