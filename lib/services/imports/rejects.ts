import 'server-only';
import { database } from '@/lib/db';
import { BOM, csvLine } from '@/lib/exports/csv';
import { type Context } from '@/lib/schemas/context';
import { getImport } from './get-import';

const PAGE = 5000;

/** An import's rejected rows as CSV, piece by piece: line, issue, reason, the row. */
export async function* rejectsCsv(
  context: Context,
  { importId }: { importId: string },
): AsyncGenerator<string> {
  await getImport(context, { importId });
  const { prisma } = await database();
  yield BOM + csvLine(['line', 'issue', 'reason', 'row']);
  for (let after = -1n; ;) {
    const rows = await prisma.importReject.findMany({
      where: { importId, line: { gt: after } },
      orderBy: { line: 'asc' },
      take: PAGE,
    });
    if (rows.length === 0) return;
    yield rows.map(({ line, issue, reason, raw }) => csvLine([Number(line), issue, reason, raw])).join('');
    after = rows.at(-1)?.line ?? after;
  }
}
