// Words of the rule language apart from its schema, so that a page that offers them need not load the checks.

export const comparisons = ['=', '!=', '<', '<=', '>', '>='] as const;

/** What customers are predicted to do. */
export const behaviourTargets = ['buys', 'churns', 'responds'] as const;
