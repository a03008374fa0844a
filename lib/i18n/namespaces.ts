/** One message file a noun: messages/<locale>/<namespace>.json. */
export const namespaces = [
  'common',
  'layout',
  'shops',
  'overview',
  'data',
  'customers',
  'products',
  'recommendations',
  'similarity',
  'models',
  'training',
  'compare',
  'verdicts',
  'card',
  'jobs',
  'terms',
] as const;
