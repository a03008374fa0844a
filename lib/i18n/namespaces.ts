/** One message file a noun: messages/<locale>/<namespace>.json. */
export const namespaces = [
  'common',
  'layout',
  'shops',
  'overview',
  'data',
  'customers',
  'features',
  'value',
  'explore',
  'products',
  'portrait',
  'recommendations',
  'similarity',
  'clusters',
  'models',
  'training',
  'compare',
  'verdicts',
  'card',
  'registry',
  'segments',
  'behaviour',
  'jobs',
  'terms',
] as const;

/** Files that the browser reads only when it needs them: no page carries them along. */
export const lateNamespaces = ['errors'] as const;
