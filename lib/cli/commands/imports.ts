import { type Command } from '@/lib/cli/command';
import { table } from '@/lib/cli/output';
import { shopContext } from '@/lib/cli/shop-context';
import { listImports } from '@/lib/services/imports/get-import';
import { undoImport } from '@/lib/services/imports/undo-import';

/** Lists a shop's imports, or takes one back. */
export const imports: Command = {
  name: 'imports',
  usage: 'imports --shop NAME [--undo ID]',
  help: 'List the imports of a shop, or undo one',
  positionals: 0,
  options: {
    shop: { type: 'string', help: 'name of the shop' },
    undo: { type: 'string', help: 'id of the import to take back' },
  },
  async run(call) {
    const context = await shopContext(call.needed('shop'));
    const undo = call.text('undo');
    if (undo !== undefined) {
      const done = await undoImport(context, { importId: undo });
      return { json: done, text: `${done.fileName} is undone.` };
    }
    const list = await listImports(context);
    const rows = list.map((row) => [
      row.id,
      row.status,
      row.fileName,
      row.interactionsAdded,
      row.createdAt.slice(0, 16),
    ]);
    return { json: list, text: table(['id', 'status', 'file', 'interactions', 'when'], rows) };
  },
};
