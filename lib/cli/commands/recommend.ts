import { type Command, UsageError } from '@/lib/cli/command';
import { filePath } from '@/lib/cli/file-path';
import { table } from '@/lib/cli/output';
import { shopContext } from '@/lib/cli/shop-context';
import { recommendFromFile } from '@/lib/services/evaluation/recommend-from-file';
import { findCustomerId } from '@/lib/services/customers/find-customer';
import { listAlgorithms } from '@/lib/services/models/list-algorithms';
import { findRunOf } from '@/lib/services/models/find-run-of';
import { recommend as recommendFromShop } from '@/lib/services/recommendations/recommend';

interface Line {
  readonly rank: number;
  readonly item: string;
  readonly title: string | null;
  readonly score: number;
  readonly because: readonly {
    readonly id: string;
    readonly title: string | null;
    readonly contribution: number;
  }[];
}

function text(lines: readonly Line[], explains: boolean): string {
  const rows = lines.map(({ rank, item, title, score }) => [rank, item, title ?? '', score.toFixed(4)]);
  if (!explains) return table(['#', 'item', 'title', 'score'], rows);
  return lines
    .map(({ rank, item, title, score, because }) =>
      [
        `${rank}. ${item} ${title ?? ''} ${score.toFixed(4)}`,
        ...because
          .slice(0, 5)
          .map(
            (why) =>
              `     ${why.contribution >= 0 ? '+' : ''}${why.contribution.toFixed(4)}  ${why.id} ${why.title ?? ''}`,
          ),
      ].join('\n'),
    )
    .join('\n');
}

/** Recommends to a customer of a shop, or of a file. */
export const recommend: Command = {
  name: 'recommend',
  usage:
    'recommend (--shop NAME | --data FILE) --customer ID [--algorithm ID] [--params JSON] [--k 10] [--explain]',
  help: 'Recommend to a customer, and say why',
  positionals: 0,
  options: {
    shop: { type: 'string', help: 'name of the shop' },
    data: { type: 'string', help: 'file to fit on instead' },
    products: { type: 'string', help: 'with --data: file of products, for content' },
    customer: { type: 'string', help: "the shop's own id of the customer" },
    algorithm: {
      type: 'string',
      help: `with --data: ${listAlgorithms()
        .map(({ id }) => (id === 'ease' ? 'ease (default)' : id))
        .join(', ')}; with --shop: the current model where not said`,
    },
    params: { type: 'string', help: 'JSON, with --data' },
    k: { type: 'string', help: '10' },
    seed: { type: 'string', help: '42' },
    explain: { type: 'boolean', help: 'add the contributions that make up each score' },
  },
  async run(call) {
    const [shop, data, customer] = [call.text('shop'), call.text('data'), call.needed('customer')];
    if ((shop === undefined) === (data === undefined)) throw new UsageError('Give either --shop or --data.');
    const products = call.text('products');
    const k = call.number('k', 10, { min: 1, max: 1000 });
    const explains = call.flag('explain');
    const lines =
      data === undefined
        ? await fromShop(shop ?? '', customer, k, call.text('algorithm'))
        : await recommendFromFile({
            data: filePath(data),
            products: products === undefined ? undefined : filePath(products),
            customer,
            k,
            algorithm: call.text('algorithm') ?? 'ease',
            params: call.json('params') ?? {},
            seed: call.number('seed', 42, { min: 0, max: 2_147_483_647 }),
          });
    const shown = explains ? lines : lines.map(({ because: _because, ...line }) => line);
    return { json: { customer, recommendations: shown }, text: text(lines, explains) };
  },
};

async function fromShop(
  name: string,
  externalId: string,
  k: number,
  algorithm: string | undefined,
): Promise<Line[]> {
  const context = await shopContext(name);
  const customerId = await findCustomerId(context, externalId);
  const runId = algorithm === undefined ? undefined : await findRunOf(context, algorithm);
  const list = await recommendFromShop(context, {
    customerId,
    k: Math.min(k, 100),
    includeSeen: false,
    ...(runId ? { runId } : {}),
  });
  return list.items.map(({ rank, product, score, reasons, restContribution }) => ({
    rank,
    item: product.externalId,
    title: product.title,
    score,
    because: [
      ...reasons.map(({ kind, id, label, contribution }) => ({
        kind,
        id: String(id),
        title: label,
        contribution,
      })),
      ...(restContribution === 0
        ? []
        : [{ kind: 'rest', id: '', title: 'all others', contribution: restContribution }]),
    ],
  }));
}
