import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { openImport } from './open-import';
import { NOW, utf8 } from './testing/sources';

/** Frees what is free, and says how much is not. Typed arrays are not part of it: their bound is tested with KeyIndex. */
function heapInUse(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  return process.memoryUsage().heapUsed;
}

async function* longFile(rows: number) {
  yield utf8('user_id,item_id,rating,timestamp,comment\n');
  for (let row = 0; row < rows; row += 1000) {
    let text = '';
    for (let at = row; at < row + 1000; at++)
      text += `0190a7c4-0000-7000-8000-${String(at).padStart(12, '0')},product-${at % 3000},${1 + (at % 5)},881250949,"some words, ${at}"\n`;
    yield utf8(text);
    await Promise.resolve();
  }
}

it('needs no more memory for a long file than for a short one', async () => {
  const opened = await openImport(longFile(400_000), 'long.csv', { now: NOW });
  const heap: number[] = [];
  let batches = 0;
  for await (const { interactions } of opened.batches()) {
    expect(interactions.length).toBeGreaterThan(0);
    if (++batches % 20 === 0) heap.push(heapInUse());
  }
  expect(opened.report()).toMatchObject({ rowsTaken: 400_000, customers: 400_000, products: 3000 });
  expect(heap.length).toBeGreaterThan(3);
  expect(heap.at(-1)! - heap[0]!).toBeLessThan(8_000_000);
});
