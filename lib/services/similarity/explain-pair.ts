import 'server-only';
import { explainPreparedPair } from '@/lib/ml/similarity/explain-pair';
import { saidError } from '@/lib/schemas/said-error';
import { type Context } from '@/lib/schemas/context';
import { type SimilarityPair } from '@/lib/schemas/similarity';
import { listEntities } from './list-entities';
import { type Comparison, preparedMatrix } from './prepared-matrix';

/** Shared entries listed; the rest is in the sums alone. */
const TERMS = 50;

/** How the similarity of two customers or products came about, with what they share. */
export async function explainPair(
  context: Context,
  input: Comparison & { a: number; b: number },
): Promise<SimilarityPair> {
  const { rows, rowOf, columnIds } = await preparedMatrix(context, input);
  const [rowA, rowB] = [rowOf.get(input.a), rowOf.get(input.b)];
  const [a, b] = await listEntities(context, input.of, [input.a, input.b]);
  if (rowA === undefined || rowB === undefined || !a || !b) throw saidError('not-found', 'pairGone');
  const why = explainPreparedPair(rows, rowA, rowB, input.metric, input.shrinkage);
  const listed = why.terms.slice(0, TERMS);
  const names = await listEntities(
    context,
    input.of === 'customer' ? 'product' : 'customer',
    listed.map(({ column }) => columnIds[column] ?? -1),
  );
  const byId = new Map(names.map((entity) => [entity.id, entity]));
  return {
    a,
    b,
    similarity: why.similarity,
    metric: input.metric,
    shared: why.shared,
    sizeA: why.sizeA,
    sizeB: why.sizeB,
    numerator: why.numerator,
    normA: why.denominatorA,
    normB: why.denominatorB,
    shrinkageFactor: why.shrinkageFactor,
    terms: listed.flatMap((term) => {
      const entity = byId.get(columnIds[term.column] ?? -1);
      return entity
        ? [
            {
              id: entity.id,
              label: entity.label,
              labelZh: entity.labelZh,
              weightA: term.a,
              weightB: term.b,
              term: term.term,
            },
          ]
        : [];
    }),
  };
}
