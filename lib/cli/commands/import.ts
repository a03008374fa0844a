import path from 'node:path';
import { type Command, UsageError } from '@/lib/cli/command';
import { filePath } from '@/lib/cli/file-path';
import { shopContextOrNew } from '@/lib/cli/shop-context';
import { importFormatId, type ImportReport } from '@/lib/schemas/import';
import { importPath } from '@/lib/services/imports/import-path';
import { dryRun } from '@/lib/services/imports/preview-import';

function reportText(report: ImportReport): string {
  const issues = report.issues.map(
    ({ code, count, samples }) =>
      `  ${count} × ${code}: line ${samples[0]?.line ?? '?'}: ${samples[0]?.reason ?? ''}`,
  );
  return [
    `${report.rowsRead} rows read, ${report.rowsTaken} taken, ${report.rowsRejected} left out, ${report.customers} customers, ${report.products} products`,
    ...issues,
  ].join('\n');
}

/** Brings a file into a shop, which is made where it is not there yet. */
export const importFile: Command = {
  name: 'import',
  usage:
    'import FILE --shop NAME [--format ratings|events|orders|products|customers] [--map field=column,…] [--dry-run]',
  help: 'Bring a file into a shop',
  positionals: 1,
  options: {
    shop: { type: 'string', help: 'name of the shop; made where there is none' },
    format: { type: 'string', help: 'ratings, events, orders, products, customers; guessed without' },
    map: { type: 'string', help: 'field=column pairs; #row is the row number, =text a constant' },
    'dry-run': { type: 'boolean', help: 'say what would be taken, store nothing' },
  },
  async run(call) {
    const file = filePath(call.positionals[0] ?? '');
    const shop = call.needed('shop');
    const typed = call.text('format');
    const format = importFormatId.optional().safeParse(typed);
    if (!format.success)
      throw new UsageError(`--format must be one of ${importFormatId.options.join(', ')}.`);
    const choice = { format: format.data, mapping: call.pairs('map') };
    if (call.flag('dry-run')) {
      const report = await dryRun(file, path.basename(file), choice);
      return {
        json: { dryRun: true, ...report },
        text: `Dry run (${report.format}), nothing is stored.\n${reportText(report)}`,
      };
    }
    const context = await shopContextOrNew(shop);
    const done = await importPath(context, { file, ...choice });
    const added = `${done.interactionsAdded} interactions added (${done.interactionsKnown} were there), ${done.customersAdded} customers and ${done.productsAdded} products new`;
    return { json: done, text: `${added}\n${done.report ? reportText(done.report) : ''}` };
  },
};
