import 'server-only';
import { defineJob } from '@/lib/jobs/job-kind';
import { oneSegment } from '@/lib/schemas/segment';
import { enqueueDueSegments } from '@/lib/services/segments/enqueue-due';
import { postponeRefresh } from '@/lib/services/segments/postpone-refresh';
import { refreshSegment } from '@/lib/services/segments/refresh-segment';

/** Finds a segment's members anew. */
export const segmentJob = defineJob({
  kind: 'segment',
  payload: oneSegment,
  enqueueDue: enqueueDueSegments,
  async run({ context, payload, signal, report }) {
    await refreshSegment(context, {
      ...payload,
      signal,
      onProgress: (progress, stage) => report({ progress, stage }),
    });
    return payload.segmentId;
  },
  abandon: (_context, payload) => postponeRefresh(payload),
});
