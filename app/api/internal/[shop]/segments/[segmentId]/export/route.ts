import { fileResponse } from '@/lib/http/file-response';
import { route } from '@/lib/http/route';
import { exportQuery } from '@/lib/schemas/segment';
import { exportSegmentCsv, exportSegmentJson } from '@/lib/services/segments/export-segment';

/** A segment's members as a file, sent while it is read. */
export const GET = route(exportQuery, ({ context, input }) => {
  const name = `segment-${input.segmentId.slice(0, 8)}.${input.format}`;
  return input.format === 'csv'
    ? fileResponse(exportSegmentCsv(context, input), name)
    : fileResponse(exportSegmentJson(context, input), name, 'application/json');
});
