import 'server-only';
import { defineJob } from '@/lib/jobs/job-kind';
import { importChoice } from '@/lib/schemas/import';
import { startFeatures } from '@/lib/services/features/start-features';
import { endImport } from '@/lib/services/imports/end-import';
import { getImport } from '@/lib/services/imports/get-import';
import { runImport } from '@/lib/services/imports/run-import';
import { removeUpload, uploadPath } from '@/lib/services/imports/uploads';

/** Brings an uploaded file into its shop. */
export const importJob = defineJob({
  kind: 'import',
  payload: importChoice,
  async run({ context, payload: { importId, format, mapping }, signal, report }) {
    const { fileName, fileSize, status } = await getImport(context, { importId });
    // The process may have died between the commit and the note that the job is done.
    if (status !== 'done') {
      const path = uploadPath(importId);
      const shopId = context.shop.id;
      await runImport({
        shopId,
        importId,
        path,
        fileName,
        fileSize,
        format,
        mapping,
        signal,
        onProgress: (progress, stage, rate) => report({ progress, stage, rate }),
      });
    }
    await removeUpload(importId);
    await startFeatures(context);
    return importId;
  },
  abandon: (context, { importId }, status, error) => endImport(context, importId, status, error),
});
