import { brierScore } from '@/lib/ml/classification/calibration';
import { judgeProbabilities, type ProbabilityJudgement } from '@/lib/ml/classification/judge-probabilities';
import { rankScores, rocArea } from '@/lib/ml/classification/ranked-scores';
import { fitTree, type FitTreeOptions } from '@/lib/ml/trees/fit-tree';
import { type Forest, growForest, predictForest, predictOutOfBag } from '@/lib/ml/trees/forest';
import { type DependencePoint, partialDependence } from '@/lib/ml/trees/partial-dependence';
import { type Importance, permutationImportance } from '@/lib/ml/trees/permutation-importance';
import { shuffledImportance } from '@/lib/ml/trees/shuffled-importance';
import type { Table, Target } from '@/lib/ml/trees/table';
import { predictTree, type Tree } from '@/lib/ml/trees/tree';
import { treeNodes, type TreeNode } from '@/lib/ml/trees/tree-nodes';
import { type BehaviourLog } from './behaviour-log';
import { featuresAt } from './features-at';
import { type BehaviourQuestion, customersAt, outcomesAfter, TooFewOutcomes } from './outcomes';

export interface BehaviourTask {
  readonly log: BehaviourLog;
  readonly question: BehaviourQuestion;
  readonly algorithm: 'tree' | 'forest';
  /** The shop's clock: just after its last interaction. */
  readonly now: number;
  readonly seed: number;
  /** Outcomes of each kind that it takes at least. */
  readonly fewest: number;
}

/** How a forest does on rows that it was grown from, each judged only by the trees that have not seen it (Breiman 2001). */
export interface OutOfBag {
  /** Rows that some tree has not seen. */
  readonly rows: number;
  readonly brier: number;
  readonly rocArea: number;
}

export interface FittedBehaviour {
  readonly trainAt: number;
  readonly judgeAt: number;
  readonly train: { readonly customers: number; readonly positives: number };
  readonly judged: ProbabilityJudgement;
  readonly nodes: readonly TreeNode[];
  readonly fidelity: number | null;
  /** Null of a tree. */
  readonly outOfBag: OutOfBag | null;
  readonly importance: readonly Importance[];
  readonly dependence: readonly (readonly DependencePoint[])[];
  /** Customers as they are now, with what is expected of them. */
  readonly customers: Int32Array;
  readonly table: Table;
  readonly probabilities: Float64Array;
}

const FOREST = { trees: 200, maxDepth: 60, minLeaf: 5, tries: 0 };
const TREE: Omit<FitTreeOptions, 'seed'> = {
  maxDepth: 6,
  minLeaf: 20,
  folds: 10,
  rule: 'one-standard-error',
  loss: 'brier',
};
/** A tree that follows a forest is no deeper than a person reads. */
const SURROGATE_DEPTH = 4;

/** Customers at a time with their features and what they did in the window after it. */
function sampleAt({ log, question, fewest }: BehaviourTask, cut: number) {
  const customers = customersAt(log, question, cut);
  const codes = outcomesAfter(log, question, cut, customers);
  const positives = codes.reduce((a, b) => a + b, 0);
  if (positives < fewest || codes.length - positives < fewest)
    throw new TooFewOutcomes(positives, codes.length - positives, fewest);
  return { table: featuresAt(log, customers, cut, question.window), codes, positives };
}

const secondOf = (shares: Float64Array) => shares.filter((_, at) => at % 2 === 1);

type Codes = ReturnType<typeof outcomesAfter>;
const classesOf = (codes: Codes): Target => ({ kind: 'classes', codes, classes: 2 });

interface Learned {
  readonly predict: (table: Table) => Float64Array;
  readonly tree: Tree;
  readonly fidelity: number | null;
  readonly outOfBag: OutOfBag | null;
  readonly importance: (judged: Table, outcomes: Target) => Importance[];
}

function learnTree(table: Table, codes: Codes, seed: number, progress: (part: number) => void): Learned {
  const { tree } = fitTree(table, classesOf(codes), { ...TREE, seed, progress });
  const predict = (other: Table) => secondOf(predictTree(tree, other));
  return {
    predict,
    tree,
    fidelity: null,
    outOfBag: null,
    importance: (judged, outcomes) =>
      shuffledImportance(judged, outcomes, (each) => predictTree(tree, each), tree.outputs, seed),
  };
}

function judgeOutOfBag(forest: Forest, table: Table, codes: ArrayLike<number>): OutOfBag {
  const all = secondOf(predictOutOfBag(forest, table));
  const judged = [...all.keys()].filter((row) => !Number.isNaN(all[row]!));
  const probabilities = Float64Array.from(judged, (row) => all[row]!);
  const labels = judged.map((row) => codes[row]!);
  return {
    rows: judged.length,
    brier: brierScore(probabilities, labels),
    rocArea: rocArea(rankScores(probabilities, labels)),
  };
}

function learnForest(table: Table, codes: Codes, seed: number, progress: (part: number) => void): Learned {
  const target = classesOf(codes);
  const forest = growForest(table, target, { ...FOREST, seed, progress: (part) => progress(0.7 * part) });
  const predict = (other: Table) => secondOf(predictForest(forest, other));
  // What the forest says of its rows, said by one tree.
  const values = predict(table);
  const number: Target = { kind: 'number', values };
  const { tree } = fitTree(table, number, {
    ...TREE,
    maxDepth: SURROGATE_DEPTH,
    rule: 'least-error',
    folds: 5,
    seed,
  });
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  const followed = predictTree(tree, table);
  const sum = (of: (value: number, row: number) => number) =>
    values.reduce((total, value, row) => total + of(value, row), 0);
  const lost = sum((value, row) => (value - followed[row]!) ** 2);
  const importance = permutationImportance(forest, table, target, (part) => progress(0.7 + 0.3 * part));
  return {
    predict,
    tree,
    fidelity:
      1 -
      lost /
        Math.max(
          Number.MIN_VALUE,
          sum((value) => (value - mean) ** 2),
        ),
    outOfBag: judgeOutOfBag(forest, table, codes),
    importance: () => importance,
  };
}

/**
 * Learns what customers did in a window from what was known before it, is judged on the next window, and predicts the one that
 * begins now. No feature sees the window that it is to predict (temporal holdout).
 */
export function fitBehaviour(
  task: BehaviourTask,
  progress: (part: number, stage: string) => void,
): FittedBehaviour {
  const { log, question, now, seed } = task;
  const [trainAt, judgeAt] = [now - 2 * question.window, now - question.window];
  progress(0, 'facts');
  const train = sampleAt(task, trainAt);
  const holdout = sampleAt(task, judgeAt);
  const learn = task.algorithm === 'tree' ? learnTree : learnForest;
  const learned = learn(train.table, train.codes, seed, (part) => progress(0.1 + 0.6 * part, 'fitting'));
  progress(0.7, 'judging');
  const judged = judgeProbabilities(learned.predict(holdout.table), holdout.codes, seed);
  const importance = learned.importance(holdout.table, classesOf(holdout.codes));
  const dependence = holdout.table.columns.map((_, column) => {
    progress(0.8 + (0.15 * column) / holdout.table.columns.length, 'judging');
    return partialDependence(holdout.table, column, learned.predict);
  });
  const customers = customersAt(log, question, now);
  const table = featuresAt(log, customers, now, question.window);
  return {
    trainAt,
    judgeAt,
    train: { customers: train.codes.length, positives: train.positives },
    judged,
    nodes: treeNodes(learned.tree, train.table),
    fidelity: learned.fidelity,
    outOfBag: learned.outOfBag,
    importance,
    dependence,
    customers,
    table,
    probabilities: learned.predict(table),
  };
}
