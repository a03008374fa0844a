import 'server-only';
import { database } from '@/lib/db';
import { type Context } from '@/lib/schemas/context';
import { type SegmentSummary, type SegmentSchedule } from '@/lib/schemas/segment';
import { segmentSchedules } from '@/lib/schemas/segment-kinds';
import { kindOf } from './find-segment';

/** Sizes that a sparkline shows. */
const SIZES = 30;

export const scheduleOf = (stored: string): SegmentSchedule =>
  segmentSchedules.find((schedule) => schedule === stored) ?? 'manual';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly kind: string;
  readonly version: number;
  readonly schedule: string;
  readonly size: number;
  readonly refreshedAt: Date | null;
  readonly nextAt: Date | null;
  readonly isStale: boolean;
  readonly archivedAt: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly sizes: number[];
}

const sql = `
SELECT s."id", s."name", s."description", s."kind", s."version", s."schedule", s."size", s."refreshedAt", s."nextAt", s."archivedAt", s."createdAt", s."updatedAt",
  s."kind" <> 'list' AND (s."dataVersion" IS DISTINCT FROM shop."dataVersion"
    OR EXISTS (SELECT 1 FROM "FeatureRun" f WHERE f."shopId" = s."shopId" AND f."createdAt" > s."refreshedAt")) AS "isStale",
  ARRAY(SELECT r."size" FROM (SELECT "id", "size" FROM "SegmentRefresh" WHERE "segmentId" = s."id" ORDER BY "at" DESC, "id" DESC LIMIT ${SIZES}) r ORDER BY r."id") AS sizes
FROM "Segment" s JOIN "Shop" shop ON shop."id" = s."shopId"
WHERE s."shopId" = $1 AND ($2::uuid IS NULL OR s."id" = $2) AND ($3::boolean IS NULL OR (s."archivedAt" IS NOT NULL) = $3)
ORDER BY lower(s."name"), s."id"`;

/** Segments as lists show them, by name: one, or all that are archived or are not. */
export async function segmentViews(
  { shop }: Context,
  { segmentId = null, archived = null }: { segmentId?: string | null; archived?: boolean | null },
): Promise<SegmentSummary[]> {
  const { pool } = await database();
  const { rows } = await pool.query<Row>(sql, [shop.id, segmentId, archived]);
  return rows.map(({ refreshedAt, nextAt, archivedAt, createdAt, updatedAt, kind, schedule, ...row }) => ({
    ...row,
    kind: kindOf(kind),
    schedule: scheduleOf(schedule),
    refreshedAt: refreshedAt?.toISOString() ?? null,
    nextAt: nextAt?.toISOString() ?? null,
    archivedAt: archivedAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  }));
}

/** The shop's segments by name. */
export const listSegments = (
  context: Context,
  { archived }: { archived: boolean },
): Promise<SegmentSummary[]> => segmentViews(context, { archived });
