import { expect, test } from 'vitest';
import { csrFromRows } from '@/lib/ml/csr';
import { Model } from '@/lib/ml/model';
import { content } from './content';

const run = { seed: 1, progress: () => {} };
// Item 3 is new: nobody has turned to it.
const data = {
  ...csrFromRows(
    [[0], [1, 2], [1]].map((items) => items.map((item) => [item, 1] as const)),
    5,
  ),
  catalogue: {
    texts: ['Running shoes for women', '无线蓝牙耳机', 'Wool scarf', '运动蓝牙耳机 Pro', ''],
    categories: ['sport', 'audio', 'clothes', 'audio', null],
  },
};
const history = (...items: number[]) => ({
  items: Int32Array.from(items),
  weights: new Float32Array(items.length).fill(1),
});

test.each(['tf-idf', 'bm25'])('recommends what nobody has bought yet, by %s', async (textWeighting) => {
  const state = await content.fit(data, { textWeighting }, run);
  const model = new Model(content, state, Float32Array.of(1, 2, 1, 0, 0));
  const [top] = model.recommend(history(1, 2)).items;
  expect(top?.item).toBe(3);
  const why = model.explain(history(1, 2), 3);
  expect(why.map(({ index }) => index)).toEqual([1]);
  expect(why[0]?.value).toBeCloseTo(top?.score ?? Number.NaN, 6);
  expect(model.similarItems(3).map(({ item }) => item)).toEqual([1]);
});

test('the category alone, or the words alone', async () => {
  const scoreOf = async (categoryWeight: number) => {
    const scores = new Float32Array(5);
    content.open(await content.fit(data, { categoryWeight }, run)).score(history(1), scores);
    return scores;
  };
  expect(Array.from(await scoreOf(1))).toEqual([0, 1, 0, 1, 0]);
  // 蓝牙 and 耳机 are in two of five texts, 无线, 运动 and pro in one.
  const [common, rare] = [Math.log(5 / 2) ** 2, Math.log(5) ** 2];
  const expected = (2 * common) / Math.sqrt((2 * common + rare) * (2 * common + 2 * rare));
  expect((await scoreOf(0))[3]).toBeCloseTo(expected, 5);
});

test('without a catalogue it says what is missing', async () => {
  const { catalogue: _, ...plain } = data;
  await expect(content.fit(plain, {}, run)).rejects.toThrow('import a product catalogue');
});
