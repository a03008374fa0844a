import { z } from 'zod';

const treeCondition = z.object({
  column: z.string(),
  comparison: z.enum(['at-most', 'above', 'one-of', 'none-of', 'known', 'missing']),
  threshold: z.number().nullable(),
  levels: z.array(z.string()),
});
export type TreeCondition = z.infer<typeof treeCondition>;

/** A node of a decision tree, as it is drawn; parents come before their children, the root is 0. */
export const treeNode = z.object({
  id: z.number(),
  parent: z.number().nullable(),
  depth: z.number(),
  /** What led here from the parent; null at the root. */
  condition: treeCondition.nullable(),
  takesMissing: z.boolean(),
  count: z.number(),
  /** Probability of what is predicted. */
  probability: z.number(),
  children: z.tuple([z.number(), z.number()]).nullable(),
});
export type TreeNode = z.infer<typeof treeNode>;
