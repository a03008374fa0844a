import 'server-only';
import { compute } from '@/lib/jobs/compute';
import { defineJob } from '@/lib/jobs/job-kind';
import { similarityRequest } from '@/lib/schemas/similarity';
import { readSnapshot } from '@/lib/services/interactions/read-snapshot';
import { chooseEntities } from '@/lib/services/similarity/choose-entities';
import { saveSimilarityMap } from '@/lib/services/similarity/save-similarity-map';

/** Computes a similarity matrix for the heatmap. */
export const similarityJob = defineJob({
  kind: 'similarity',
  payload: similarityRequest,
  async run({ context, payload, signal, report }) {
    report({ progress: 0, stage: 'reading' });
    const { log, customerIds, productIds } = await readSnapshot(context);
    const chosen = await chooseEntities(context, payload);
    const ids = payload.of === 'customer' ? customerIds : productIds;
    const indexOf = new Map(Array.from(ids, (id, index) => [id, index]));
    const rows = Int32Array.from(chosen.ids, (id) => indexOf.get(id) ?? -1).filter((row) => row >= 0);
    const { order, cells } = await compute(
      'similarity',
      { log, rows, ...payload },
      { signal, onProgress: (progress, stage) => report({ progress: 0.95 * progress, stage }) },
    );
    report({ progress: 0.95, stage: 'saving' });
    const drawn = Array.from(order, (at) => ids[rows[at] ?? -1] ?? -1);
    return saveSimilarityMap(context, payload, { ids: drawn, cells, available: chosen.available });
  },
});
