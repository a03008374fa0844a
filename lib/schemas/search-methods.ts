/** How a search goes through the settings. */
export const searchMethods = ['grid', 'random', 'successive-halving'] as const;
