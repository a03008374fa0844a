import { type z } from 'zod';
import { type startClusteringInput } from '@/lib/schemas/clustering';
import { type SimilarityEntity } from '@/lib/schemas/similarity';

type Answer<T> = Promise<
  { ok: true; data: T } | { ok: false; problem: { status: number; code: string; detail: string } }
>;

/** The server actions of the page, as it hands them down. */
export interface ClusterActions {
  readonly start: (shop: string, input: z.input<typeof startClusteringInput>) => Answer<{ jobId: string }>;
  readonly remove: (shop: string, input: { clusteringId: string }) => Answer<null>;
  readonly nameCustomers: (shop: string, input: { customerIds: number[] }) => Answer<SimilarityEntity[]>;
}
