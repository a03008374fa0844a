import { type z } from 'zod';
import { type startClusteringInput } from '@/lib/schemas/clustering';
import { type createListInput } from '@/lib/schemas/segment';
import { type SimilarityEntity } from '@/lib/schemas/similarity';

type Answer<T> = Promise<
  { ok: true; data: T } | { ok: false; problem: { status: number; code: string; detail: string } }
>;

/** The server actions of the page, as it hands them down. */
export interface ClusterActions {
  readonly start: (shop: string, input: z.input<typeof startClusteringInput>) => Answer<{ jobId: string }>;
  readonly remove: (shop: string, input: { clusteringId: string }) => Answer<null>;
  readonly saveList: (
    shop: string,
    input: z.input<typeof createListInput>,
  ) => Answer<{ segmentId: string; size: number }>;
  readonly nameCustomers: (shop: string, input: { customerIds: number[] }) => Answer<SimilarityEntity[]>;
}
