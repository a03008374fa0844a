import 'server-only';
import { type z } from 'zod';
import { database } from '@/lib/db';
import { enqueue } from '@/lib/jobs/queue';
import { type importChoice } from '@/lib/schemas/import';
import { type Context } from '@/lib/schemas/context';
import { findUploaded } from './get-import';

/** Queues the import of an uploaded file. */
export async function startImport(
  context: Context,
  { importId, format, mapping }: z.infer<typeof importChoice>,
): Promise<{ jobId: string }> {
  const { fileName } = await findUploaded(context, importId);
  const { prisma } = await database();
  await prisma.import.update({
    where: { id: importId },
    data: { status: 'running', format, mapping: mapping ?? {} },
  });
  const { jobId } = await enqueue(context, {
    kind: 'import',
    payload: { importId, ...(format ? { format } : {}), ...(mapping ? { mapping } : {}) },
    subject: fileName,
    dedupeKey: `import:${importId}`,
  });
  return { jobId };
}
