'use client';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { nodeByKey, type PlacedNode, placeTree, twoLines } from '@/lib/charts/tree-layout';
import { type TreeNode } from '@/lib/schemas/tree-node';
import classes from './tree-chart.module.css';

const [WIDTH, HEIGHT] = [196, 78];
const [ACROSS, DOWN] = [WIDTH + 12, HEIGHT + 34];
const LETTERS = 24;

/** A decision tree from the root down; wide ones scroll. Arrow keys go from node to node, a click or Enter chooses one. */
export function TreeChart<Node extends TreeNode>({
  nodes,
  chosen,
  onChoose,
  label,
  textOf,
  colourOf = () => '#4c6ef5',
}: {
  nodes: readonly Node[];
  chosen: number;
  onChoose: (id: number) => void;
  label: string;
  /** What led to the node, and its figures. */
  textOf: (node: Node) => { readonly condition: string; readonly figures: string };
  /** Of the bar that shows the probability. */
  colourOf?: (node: Node) => string;
}) {
  const region = useRef<HTMLDivElement>(null);
  const picture = useRef<SVGSVGElement>(null);
  const { placed, leaves, depth } = placeTree(nodes);
  const most = Math.max(...nodes.map(({ probability }) => probability), Number.MIN_VALUE);
  const middle = ({ across }: PlacedNode) => (across + 0.5) * ACROSS;
  const top = ({ node }: PlacedNode) => 4 + node.depth * DOWN;
  const place = placed.find(({ node }) => node.id === chosen);
  const goal = place ? middle(place) : 0;
  useEffect(() => {
    const element = region.current;
    if (!element) return;
    const { scrollLeft, clientWidth } = element;
    // A chosen node that is in sight stays where it is.
    const isSeen = goal - WIDTH / 2 >= scrollLeft && goal + WIDTH / 2 <= scrollLeft + clientWidth;
    if (!isSeen) element.scrollLeft = goal - clientWidth / 2;
  }, [goal]);
  const onKeyDown = (event: KeyboardEvent, node: TreeNode) => {
    const next = nodeByKey(event.key, node, placed);
    if (!next) return;
    event.preventDefault();
    onChoose(next.id);
    picture.current?.querySelector<SVGGElement>(`[data-node="${next.id}"]`)?.focus();
  };
  return (
    <div ref={region} className={classes.region}>
      <svg
        ref={picture}
        width={leaves * ACROSS}
        height={depth * DOWN + HEIGHT + 8}
        role="tree"
        aria-label={label}
        className={classes.tree}
      >
        {placed.map((from) =>
          (from.node.children ?? []).map((id) => {
            const to = placed.find(({ node }) => node.id === id);
            if (!to) return null;
            const bend = (top(from) + HEIGHT + top(to)) / 2;
            return (
              <path
                key={id}
                d={`M${middle(from)} ${top(from) + HEIGHT}V${bend}H${middle(to)}V${top(to)}`}
                fill="none"
                stroke="var(--mantine-color-dimmed)"
                aria-hidden
              />
            );
          }),
        )}
        {placed.map((place) => {
          const { node } = place;
          const { condition, figures } = textOf(node);
          const colour = colourOf(node);
          const isChosen = node.id === chosen;
          return (
            <g
              key={node.id}
              role="treeitem"
              aria-level={node.depth + 1}
              aria-selected={isChosen}
              aria-expanded={node.children ? true : undefined}
              aria-label={`${condition}: ${figures}`}
              data-node={node.id}
              tabIndex={isChosen ? 0 : -1}
              transform={`translate(${middle(place) - WIDTH / 2} ${top(place)})`}
              onClick={() => onChoose(node.id)}
              onKeyDown={(event) => onKeyDown(event, node)}
            >
              <title>{`${condition}: ${figures}`}</title>
              <rect
                width={WIDTH}
                height={HEIGHT}
                rx={8}
                fill="var(--mantine-color-body)"
                stroke={isChosen ? '#4c6ef5' : 'var(--mantine-color-default-border)'}
                strokeWidth={isChosen ? 3 : 1}
              />
              <rect
                x={8}
                y={HEIGHT - 12}
                width={WIDTH - 16}
                height={5}
                rx={2.5}
                fill={colour}
                fillOpacity={0.18}
              />
              <rect
                x={8}
                y={HEIGHT - 12}
                width={Math.max(2, ((WIDTH - 16) * node.probability) / most)}
                height={5}
                rx={2.5}
                fill={colour}
              />
              <text fill="var(--mantine-color-text)" fontSize={12}>
                {twoLines(condition, LETTERS).map((line, at) => (
                  <tspan key={at} x={10} y={20 + 15 * at} fontWeight={550}>
                    {line}
                  </tspan>
                ))}
                <tspan x={10} y={HEIGHT - 20} fill="var(--mantine-color-dimmed)">
                  {figures}
                </tspan>
              </text>
            </g>
          );
        })}
      </svg>
    </div>
  );
}
