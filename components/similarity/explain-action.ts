import { type SimilarityMetric, type SimilarityPair, type SimilarityRequest } from '@/lib/schemas/similarity';

type Result<T> =
  { ok: true; data: T } | { ok: false; problem: { status: number; code: string; detail: string } };

/** The server actions of similarities, as pages hand them down. */
export type ExplainPairAction = (
  shop: string,
  input: {
    of: 'customer' | 'product';
    metric: SimilarityMetric;
    weighting?: SimilarityRequest['weighting'];
    shrinkage?: number;
    feedback?: SimilarityRequest['feedback'];
    a: number;
    b: number;
  },
) => Promise<Result<SimilarityPair>>;

export type StartMapAction = (
  shop: string,
  input: Partial<SimilarityRequest>,
) => Promise<Result<{ mapId: string | null; jobId: string | null }>>;
