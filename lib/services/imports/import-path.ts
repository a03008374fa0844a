import 'server-only';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { database } from '@/lib/db';
import { type Context } from '@/lib/schemas/context';
import { AppError } from '@/lib/schemas/app-error';
import { type ColumnMapping, type ImportDetail, type ImportFormatId } from '@/lib/schemas/import';
import { startFeatures } from '@/lib/services/features/start-features';
import { endImport } from './end-import';
import { getImport } from './get-import';
import { runImport } from './run-import';
import { sweepDeadImports } from './sweep-dead-imports';

/** Imports a file that lies on this machine, in the calling process (command line). */
export async function importPath(
  context: Context,
  {
    file,
    format,
    mapping,
    onProgress,
  }: {
    file: string;
    format?: ImportFormatId;
    mapping?: ColumnMapping;
    onProgress?: (progress: number) => void;
  },
): Promise<ImportDetail> {
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) throw new AppError('not-found', `There is no file ${path.basename(file)}.`);
  const { prisma } = await database();
  await sweepDeadImports();
  const fileName = path.basename(file);
  const { id } = await prisma.import.create({
    data: { shopId: context.shop.id, fileName, fileSize: found.size, status: 'running' },
    select: { id: true },
  });
  try {
    await runImport({
      shopId: context.shop.id,
      importId: id,
      path: file,
      fileName,
      fileSize: found.size,
      format,
      mapping,
      onProgress,
    });
  } catch (error) {
    await endImport(
      context,
      id,
      'failed',
      error instanceof AppError ? error.message : 'Something went wrong.',
    );
    throw error;
  }
  await startFeatures(context);
  return getImport(context, { importId: id });
}
