import { type TreeNode } from '@/lib/schemas/tree-node';

/** Where a node is drawn: its middle across in leaves, its depth down. */
export interface PlacedNode<Node extends TreeNode = TreeNode> {
  readonly node: Node;
  readonly across: number;
}

/** Leaves side by side, each parent in the middle above its children. */
export function placeTree<Node extends TreeNode>(
  nodes: readonly Node[],
): {
  placed: PlacedNode<Node>[];
  leaves: number;
  depth: number;
} {
  const placed: PlacedNode<Node>[] = [];
  let [leaves, depth] = [0, 0];
  const place = (node: Node): number => {
    depth = Math.max(depth, node.depth);
    const children = (node.children ?? []).flatMap((id) => nodes[id] ?? []);
    const middles = children.map(place);
    const across = middles.length === 0 ? leaves++ : middles.reduce((a, b) => a + b, 0) / middles.length;
    placed.push({ node, across });
    return across;
  };
  if (nodes[0]) place(nodes[0]);
  return { placed: placed.sort((a, b) => a.node.id - b.node.id), leaves, depth };
}

/** The node that an arrow key leads to: the parent, the first child, or the next one at the same depth. */
export function nodeByKey(
  key: string,
  current: TreeNode,
  placed: readonly PlacedNode[],
): TreeNode | undefined {
  const level = placed.filter(({ node }) => node.depth === current.depth).sort((a, b) => a.across - b.across);
  const at = level.findIndex(({ node }) => node.id === current.id);
  const byId = (id: number | null | undefined) => placed.find(({ node }) => node.id === id)?.node;
  switch (key) {
    case 'ArrowUp':
      return byId(current.parent);
    case 'ArrowDown':
      return byId(current.children?.[0]);
    case 'ArrowLeft':
      return level[at - 1]?.node;
    case 'ArrowRight':
      return level[at + 1]?.node;
    case 'Home':
      return placed[0]?.node;
    default:
      return undefined;
  }
}

/** Cuts a text into at most two lines of about so many letters; Chinese ones are twice as wide. */
export function twoLines(text: string, letters: number): string[] {
  const width = (part: string) => [...part].reduce((sum, letter) => sum + (letter > '\u2e80' ? 2 : 1), 0);
  const parts = text.split(/(?<= )|(?<=[\u2e80-\uffff])/u);
  const lines = [''];
  for (const part of parts) {
    const line = lines.at(-1) ?? '';
    if (line === '' || width(line + part) <= letters) lines[lines.length - 1] = line + part;
    else lines.push(part);
  }
  const [first = '', second = ''] = lines;
  return lines.length > 2 ? [first, `${second.trimEnd()}…`] : lines;
}
