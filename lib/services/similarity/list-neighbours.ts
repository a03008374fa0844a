import 'server-only';
import { similarRows } from '@/lib/ml/similarity/one-row';
import { AppError } from '@/lib/schemas/app-error';
import { type Context } from '@/lib/schemas/context';
import { type Neighbour } from '@/lib/schemas/similarity';
import { listEntities } from './list-entities';
import { type Comparison, preparedMatrix } from './prepared-matrix';

/** The k customers or products most similar to one, best first. Empty where it has no interactions. */
export async function listNeighbours(
  context: Context,
  input: Comparison & { id: number; k: number },
): Promise<Neighbour[]> {
  const { rows, byColumn, norms, rowOf, rowIds } = await preparedMatrix(context, input);
  const row = rowOf.get(input.id);
  if (row === undefined) throw new AppError('not-found', `There is no such ${input.of} in this shop.`);
  const found = similarRows(rows, byColumn, norms, row, input);
  const entities = await listEntities(
    context,
    input.of,
    found.map((other) => rowIds[other.row] ?? -1),
  );
  const byId = new Map(entities.map((entity) => [entity.id, entity]));
  return found.flatMap((other) => {
    const entity = byId.get(rowIds[other.row] ?? -1);
    return entity ? [{ entity, similarity: other.similarity, shared: other.shared }] : [];
  });
}
