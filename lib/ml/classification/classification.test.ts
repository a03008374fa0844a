import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRandom } from '@/lib/ml/random';
import { brierScore, calibrationCurve, wilsonInterval } from './calibration';
import { thresholdPoints } from './curves';
import { judgeProbabilities } from './judge-probabilities';
import { averagePrecision, rankScores, rocArea } from './ranked-scores';

const scored = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 8 }), fc.boolean()), { minLength: 2, maxLength: 60 })
  .filter((rows) => rows.some(([, yes]) => yes) && rows.some(([, yes]) => !yes))
  .map((rows) => ({
    scores: Float64Array.from(rows, ([score]) => score / 8),
    labels: Int32Array.from(rows, ([, yes]) => (yes ? 1 : 0)),
  }));

/** Rows with probabilities that are right. */
function calibrated(rows: number, seed: number) {
  const random = createRandom(seed);
  const probabilities = Float64Array.from({ length: rows }, () => random.next());
  const labels = Int32Array.from(probabilities, (each) => (random.next() < each ? 1 : 0));
  return { probabilities, labels };
}

describe('ROC and precision', () => {
  test('a small example by hand', () => {
    const ranked = rankScores(Float64Array.of(0.1, 0.4, 0.35, 0.8), [0, 0, 1, 1]);
    expect(rocArea(ranked)).toBe(0.75);
    expect(averagePrecision(ranked)).toBeCloseTo(0.8333333, 6);
  });

  test('the area is the share of pairs in the right order, equal ones by half', () => {
    fc.assert(
      fc.property(scored, ({ scores, labels }) => {
        let [sum, pairs] = [0, 0];
        for (let a = 0; a < scores.length; a++)
          for (let b = 0; b < scores.length; b++)
            if (labels[a] === 1 && labels[b] === 0) {
              pairs++;
              sum += scores[a]! > scores[b]! ? 1 : scores[a] === scores[b] ? 0.5 : 0;
            }
        expect(rocArea(rankScores(scores, labels))).toBeCloseTo(sum / pairs, 10);
      }),
    );
  });

  test('weights are copies of rows', () => {
    fc.assert(
      fc.property(scored, ({ scores, labels }) => {
        const weights = labels.map((_, row) => 1 + (row % 3));
        const rows = [...labels.keys()].flatMap((row) => new Array<number>(weights[row]!).fill(row));
        const copied = rankScores(
          Float64Array.from(rows, (row) => scores[row]!),
          rows.map((row) => labels[row]!),
        );
        const weighted = rankScores(scores, labels, weights);
        expect(rocArea(weighted)).toBeCloseTo(rocArea(copied), 10);
        expect(averagePrecision(weighted)).toBeCloseTo(averagePrecision(copied), 10);
      }),
    );
  });

  test('points are few, rise along the curve and end at everybody', () => {
    const { probabilities, labels } = calibrated(5000, 3);
    const points = thresholdPoints(rankScores(probabilities, labels), 100);
    expect(points.length).toBeLessThan(120);
    expect(points.at(-1)).toMatchObject({ truePositiveRate: 1, falsePositiveRate: 1 });
    points.slice(1).forEach((point, at) => {
      expect(point.threshold).toBeLessThan(points[at]!.threshold);
      expect(point.truePositives).toBeGreaterThanOrEqual(points[at]!.truePositives);
    });
  });
});

describe('probabilities', () => {
  test('those that are right lie on the diagonal', () => {
    const { probabilities, labels } = calibrated(20_000, 1);
    const curve = calibrationCurve(probabilities, labels);
    expect(curve).toHaveLength(10);
    expect(
      curve.filter(({ predicted, low, high }) => low <= predicted && predicted <= high).length,
    ).toBeGreaterThan(7);
    expect(brierScore(probabilities, labels)).toBeCloseTo(1 / 6, 2);
  });

  test('rows of one probability stay together', () => {
    const probabilities = Float64Array.from({ length: 100 }, (_, row) => (row < 70 ? 0.2 : 0.6));
    const curve = calibrationCurve(probabilities, new Int32Array(100));
    expect(curve.map(({ count }) => count)).toEqual([70, 30]);
  });

  test("Wilson's interval", () => {
    const tenth = wilsonInterval(10, 100);
    expect(tenth.low).toBeCloseTo(0.0552, 4);
    expect(tenth.high).toBeCloseTo(0.1744, 4);
    const none = wilsonInterval(0, 10);
    expect(none.low).toBe(0);
    expect(none.high).toBeCloseTo(0.2775, 4);
  });

  test('a judgement has intervals around its figures, the same for the same seed', () => {
    const { probabilities, labels } = calibrated(800, 5);
    const judged = judgeProbabilities(probabilities, labels, 4);
    // Of uniform probabilities: 5/6.
    expect(judged.rocArea.low).toBeLessThan(5 / 6);
    expect(judged.rocArea.high).toBeGreaterThan(5 / 6);
    for (const { value, low, high } of [judged.rocArea, judged.averagePrecision, judged.brier]) {
      expect(low).toBeLessThan(value);
      expect(high).toBeGreaterThan(value);
    }
    expect(judgeProbabilities(probabilities, labels, 4)).toEqual(judged);
  });
});
