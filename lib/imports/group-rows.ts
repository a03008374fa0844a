import { type FileRow } from './rows/file-row';

/** Joins small batches until they have at least `least` rows; the last may have fewer. None is empty. */
export async function* groupRows(
  batches: AsyncIterable<readonly FileRow[]>,
  least: number,
): AsyncGenerator<readonly FileRow[]> {
  let group: FileRow[] = [];
  for await (const batch of batches) {
    for (const row of batch) group.push(row);
    if (group.length < least) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}
