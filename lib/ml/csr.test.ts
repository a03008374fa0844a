import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csrPairFromTriples } from './csr';

const triples = fc.array(fc.tuple(fc.nat(7), fc.nat(5), fc.integer({ min: 1, max: 9 })), { maxLength: 60 });

test.each(['sum', 'last', 'max'] as const)(
  'holds what the triples say, by row and by column, joining duplicates by %s',
  (rule) => {
    fc.assert(
      fc.property(triples, (entries) => {
        const naive = new Map<string, number>();
        for (const [row, column, value] of entries) {
          const key = `${row},${column}`;
          const before = naive.get(key);
          naive.set(
            key,
            before === undefined || rule === 'last'
              ? value
              : rule === 'sum'
                ? before + value
                : Math.max(before, value),
          );
        }
        const of = (at: 0 | 1) => Int32Array.from(entries, (entry) => entry[at]);
        const { byRow, byColumn } = csrPairFromTriples(
          of(0),
          of(1),
          Float32Array.from(entries, (entry) => entry[2]),
          8,
          6,
          rule,
        );
        const read = (m: typeof byRow, turned: boolean) => {
          const out = new Map<string, number>();
          for (let row = 0; row < m.rows; row++)
            for (let at = m.indptr[row]!; at < m.indptr[row + 1]!; at++) {
              if (at > m.indptr[row]!) expect(m.indices[at]).toBeGreaterThan(m.indices[at - 1]!);
              out.set(turned ? `${m.indices[at]},${row}` : `${row},${m.indices[at]}`, m.data[at]!);
            }
          return out;
        };
        expect(read(byRow, false)).toEqual(naive);
        expect(read(byColumn, true)).toEqual(naive);
      }),
    );
  },
);
