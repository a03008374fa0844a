import { type TreeFromFile } from '@/lib/services/trees/tree-from-file';
import { table } from './output';

type Nodes = TreeFromFile['tree']['nodes'];
type Condition = NonNullable<Nodes[number]['condition']>;

const digits = (value: number) => String(Number(value.toPrecision(4)));
const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

function conditionText({ column, comparison, threshold, levels }: Condition): string {
  switch (comparison) {
    case 'at-most':
      return `${column} ≤ ${digits(threshold ?? 0)}`;
    case 'above':
      return `${column} > ${digits(threshold ?? 0)}`;
    case 'one-of':
      return `${column} is ${levels.join(', ')}`;
    case 'none-of':
      return `${column} is not ${levels.join(', ')}`;
    default:
      return `${column} is ${comparison}`;
  }
}

/** The tree, a line a node, indented by its depth. */
export function treeText(nodes: Nodes, classes: readonly string[], positive: string | null): string {
  const valueText = (prediction: readonly number[]) => {
    if (classes.length === 0) return `mean ${digits(prediction[0] ?? 0)}`;
    if (positive !== null) return `${positive} ${percent(prediction[classes.indexOf(positive)] ?? 0)}`;
    const best = prediction.indexOf(Math.max(...prediction));
    return `${classes[best] ?? ''} ${percent(prediction[best] ?? 0)}`;
  };
  const lines: string[] = [];
  const write = (id: number) => {
    const node = nodes[id];
    if (!node) return;
    const what = node.condition ? conditionText(node.condition) : 'all';
    const missing =
      node.takesMissing && node.hadMissing && node.condition?.comparison !== 'missing' ? ' (or missing)' : '';
    lines.push(
      `${'  '.repeat(node.depth)}${what}${missing}: ${node.count} rows, ${valueText(node.prediction)}`,
    );
    for (const child of node.children ?? []) write(child);
  };
  write(0);
  return lines.join('\n');
}

function judgedText(
  judged: TreeFromFile['tree']['crossValidated'] | NonNullable<TreeFromFile['forest']>['outOfBag'],
) {
  const { error, standardError, rocAuc, averagePrecision, r2 } = judged;
  const of = r2 === null ? 'wrong' : 'mean squared error';
  const figures = [`${of} ${digits(error)} ± ${digits(standardError)}`];
  if (rocAuc !== null) figures.push(`ROC-AUC ${rocAuc.toFixed(4)}`);
  if (averagePrecision !== null) figures.push(`average precision ${averagePrecision.toFixed(4)}`);
  if (r2 !== null) figures.push(`R² ${r2.toFixed(4)}`);
  return figures.join(', ');
}

/** What a person reads of a tree and its forest. */
export function treeReport({ tree, forest, classes, positive, columns, rows }: TreeFromFile): string {
  const importance = (values: NonNullable<TreeFromFile['forest']>['importance']) =>
    table(
      ['column', 'importance'],
      values.filter((each) => each.importance > 0).map((each) => [each.column, each.importance.toFixed(4)]),
    );
  const leftOut = columns.leftOut.map(({ column, reason }) => `${column} (${reason})`);
  const parts = [
    `${rows} rows, ${columns.numeric.length} numeric and ${columns.categorical.length} categorical columns` +
      (leftOut.length > 0 ? `; left out: ${leftOut.join(', ')}` : ''),
    `Tree of ${tree.leaves} leaves, ${tree.crossValidated.folds}-fold cross-validated: ${judgedText(tree.crossValidated)}`,
    treeText(tree.nodes, classes, positive),
    importance(tree.importance),
  ];
  if (forest)
    parts.push(
      `Forest of ${forest.trees} trees, out of bag: ${judgedText(forest.outOfBag)}`,
      importance(forest.importance),
    );
  return parts.join('\n\n');
}
