/** `tastes`: shares of categories; `value`: money and rhythm; `embedding`: vectors of the current model. */
export const clusterBases = ['tastes', 'value', 'embedding'] as const;
export const clusterMethods = ['k-means', 'ward'] as const;

export const MOST_CLUSTERS = 20;

/** A member is clear where the own centre is at least 20 % nearer than the second nearest one. */
export const CLEAR = 0.2;
