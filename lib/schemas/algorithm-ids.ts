/** Every recommender, in the order in which they are listed. */
export const algorithmIds = [
  'popularity',
  'user-knn',
  'item-knn',
  'slim',
  'rp3beta',
  'ials',
  'svd',
  'bpr',
  'ease',
  'cnn',
  'gru',
  'neumf',
  'vae',
  'content',
  'association',
  'blend',
] as const;
