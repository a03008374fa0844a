import 'server-only';
import { z } from 'zod';
import { type Prisma } from '@/lib/db';
import { algorithmId, feedbackKind, type ModelRunView, splitInput } from '@/lib/schemas/model';

export const runSelect = {
  id: true,
  algorithm: true,
  params: true,
  protocol: true,
  metrics: true,
  intervals: true,
  verdicts: true,
  fitSeconds: true,
  scoreSeconds: true,
  stateBytes: true,
  repeatOfId: true,
  isRepeatEqual: true,
  archivedAt: true,
  createdAt: true,
  currentOf: { select: { id: true } },
  shop: { select: { dataVersion: true } },
} as const;

const params = z.record(z.string(), z.union([z.number(), z.string(), z.boolean()]));
const metrics = z.record(z.string(), z.number()).nullable();
const interval = z.object({ mean: z.number(), low: z.number(), high: z.number() });
// Runs of an older version have neither.
const intervals = z.record(z.string(), interval).nullable();
const verdicts = z
  .array(
    z.object({
      against: z.string(),
      relation: z.enum(['better', 'worse', 'undecided']),
      relative: interval.nullable(),
      p: z.number(),
    }),
  )
  .nullable();

const protocolSchema = z.object({
  feedback: feedbackKind,
  split: z.union([splitInput, z.object({ kind: z.literal('given') })]),
  k: z.number(),
  seed: z.number(),
  dataHash: z.string(),
  dataVersion: z.number().nullable(),
  candidates: z.literal('all-unseen-in-train'),
  trainInteractions: z.number(),
  testInteractions: z.number(),
  judgedCustomers: z.number(),
  customers: z.number(),
  products: z.number(),
  version: z.string(),
});

/** A run's row as callers see it. */
export function runView(row: Prisma.ModelRunGetPayload<{ select: typeof runSelect }>): ModelRunView {
  const protocol = protocolSchema.parse(row.protocol);
  return {
    id: row.id,
    algorithm: algorithmId.parse(row.algorithm),
    params: params.parse(row.params),
    protocol,
    metrics: metrics.parse(row.metrics),
    intervals: intervals.parse(row.intervals) ?? {},
    fitSeconds: row.fitSeconds,
    scoreSeconds: row.scoreSeconds,
    stateBytes: row.stateBytes,
    verdicts: verdicts.parse(row.verdicts) ?? [],
    repeatOf: row.repeatOfId === null ? null : { runId: row.repeatOfId, isEqual: row.isRepeatEqual },
    isArchived: row.archivedAt !== null,
    isCurrent: row.currentOf !== null,
    isStale: protocol.dataVersion !== null && protocol.dataVersion < row.shop.dataVersion,
    createdAt: row.createdAt.toISOString(),
  };
}
