import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type InteractionRow } from '@/lib/schemas/interaction';
import { interactionKinds } from '@/lib/schemas/interaction-kinds';
import { hashWords, interactionKey } from './interaction-key';
import { KeyIndex } from './key-index';

it('numbers keys in the order in which they first come, like a Map', () => {
  const word = fc.integer({ min: -3, max: 3 });
  fc.assert(
    fc.property(fc.array(fc.tuple(word, word), { maxLength: 200 }), (keys) => {
      const index = new KeyIndex();
      const map = new Map<string, number>();
      for (const [high, low] of keys) {
        const key = `${high} ${low}`;
        if (!map.has(key)) map.set(key, map.size);
        expect(index.add(high, low)).toBe(map.get(key));
      }
    }),
  );
});

it('grows, and remembers no more than it may', () => {
  const index = new KeyIndex(10_000);
  for (let key = 0; key < 20_000; key++) expect(index.add(0, key)).toBe(key < 10_000 ? key : -1);
  expect(index.add(0, 9999)).toBe(9999);
  expect(index.size).toBe(10_000);
});

it('gives half a million texts different hashes', () => {
  const index = new KeyIndex();
  for (let id = 0; id < 500_000; id++) {
    const words = hashWords(`user-${id}`);
    index.add(words[0]!, words[1]!);
  }
  expect(index.size).toBe(500_000);
});

const some = fc.option(fc.integer({ min: 0, max: 2 }));
const interaction: fc.Arbitrary<InteractionRow> = fc.record({
  customerId: fc.constantFrom('a', 'ab', 'b'),
  productId: fc.constantFrom('a', 'bb', 'b'),
  kind: fc.constantFrom(...interactionKinds),
  value: some,
  quantity: some,
  unitPrice: some,
  time: some,
  session: fc.option(fc.constantFrom('', '1')),
});

it('gives equal interactions equal keys that a bigint column holds, and different ones different keys', () => {
  fc.assert(
    fc.property(interaction, interaction, (a, b) => {
      const key = interactionKey(a);
      expect(BigInt.asIntN(64, key)).toBe(key);
      expect(interactionKey({ ...a })).toBe(key);
      expect(interactionKey(b) === key).toBe(JSON.stringify(a) === JSON.stringify(b));
    }),
    { numRuns: 2000 },
  );
});
