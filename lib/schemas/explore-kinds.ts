/** What the rows of a map are. */
export const groupKinds = ['segments', 'rfm', 'clusters'] as const;

/** Means of a group that a map shows. */
export const groupMetrics = [
  'monetary',
  'orders',
  'orderValue',
  'returnRate',
  'recencyDays',
  'alive',
  'lifetimeValue',
] as const;
