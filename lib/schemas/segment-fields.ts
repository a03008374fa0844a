/** Number fields that a rule may ask for. Names are keys of messages segments.field. */
export const numberFields = [
  'orders',
  'monetary',
  'orderValue',
  'basketSize',
  'recencyDays',
  'tenureDays',
  'recencyScore',
  'frequencyScore',
  'monetaryScore',
  'orderGapDays',
  'discountShare',
  'returnRate',
  'returns',
  'alive',
  'expectedOrders',
  'lifetimeValue',
  'interactionCount',
  'purchaseCount',
  'spend',
  'birthYear',
] as const;
export type NumberField = (typeof numberFields)[number];

/** Text fields; attributes that the shop gives its customers come along as `attribute:<name>`. */
export const textFields = [
  'externalId',
  'name',
  'email',
  'country',
  'city',
  'gender',
  'rfmCell',
  'channel',
  'topCategory',
  'topBrand',
  'priceBand',
] as const;
export type TextField = (typeof textFields)[number];

export const dateFields = [
  'joinedAt',
  'firstSeen',
  'lastSeen',
  'firstOrderAt',
  'lastOrderAt',
  'nextOrderAt',
] as const;
export type DateField = (typeof dateFields)[number];

/** Fields of the Customer table; all others are of CustomerFeatures. */
export const attributeFields: readonly string[] = [
  'interactionCount',
  'purchaseCount',
  'spend',
  'birthYear',
  'externalId',
  'name',
  'email',
  'country',
  'city',
  'gender',
  'joinedAt',
  'firstSeen',
  'lastSeen',
];
