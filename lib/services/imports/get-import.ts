import 'server-only';
import { z } from 'zod';
import { database, type Prisma } from '@/lib/db';
import { saidError } from '@/lib/schemas/said-error';
import { type Context } from '@/lib/schemas/context';
import {
  columnMapping,
  type ImportDetail,
  type ImportReport,
  type ImportSummary,
} from '@/lib/schemas/import';

const select = {
  id: true,
  fileName: true,
  fileSize: true,
  format: true,
  status: true,
  interactionsAdded: true,
  interactionsKnown: true,
  customersAdded: true,
  customersUpdated: true,
  productsAdded: true,
  productsUpdated: true,
  error: true,
  createdAt: true,
  finishedAt: true,
} as const;

const summaryOf = ({
  fileSize,
  createdAt,
  finishedAt,
  ...row
}: Prisma.ImportGetPayload<{ select: typeof select }>): ImportSummary => ({
  ...row,
  fileSize: Number(fileSize),
  createdAt: createdAt.toISOString(),
  finishedAt: finishedAt?.toISOString() ?? null,
});

/** The shop's imports, newest first; files that were only looked at are left out. */
export async function listImports({ shop }: Context): Promise<ImportSummary[]> {
  const { prisma } = await database();
  const rows = await prisma.import.findMany({
    where: { shopId: shop.id, status: { not: 'uploaded' } },
    orderBy: { createdAt: 'desc' },
    take: 200,
    select,
  });
  return rows.map(summaryOf);
}

// Written by this program alone (run-import.ts): its shape needs no second look, its being there does.
const reportSchema = z
  .custom<ImportReport>((value) => typeof value === 'object' && value !== null && 'rowsRead' in value)
  .nullable();

/** One import with its cleaning report. */
export async function getImport(
  { shop }: Context,
  { importId }: { importId: string },
): Promise<ImportDetail> {
  const { prisma } = await database();
  const id = z.uuid().safeParse(importId);
  const row = id.success
    ? await prisma.import.findFirst({
        where: { id: id.data, shopId: shop.id },
        select: { ...select, mapping: true, report: true },
      })
    : null;
  if (!row) throw saidError('not-found', 'noImport');
  const { mapping, report, ...summary } = row;
  return { ...summaryOf(summary), mapping: columnMapping.parse(mapping), report: reportSchema.parse(report) };
}

/** An import whose file was uploaded and not yet taken in. */
export async function findUploaded(context: Context, importId: string): Promise<ImportDetail> {
  const found = await getImport(context, { importId });
  if (found.status !== 'uploaded') throw saidError('conflict', 'importedAlready');
  return found;
}
