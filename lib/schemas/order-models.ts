/** Models of how often customers order, and until when. */
export const orderModels = ['bg-nbd', 'mbg-nbd'] as const;
export type OrderModel = (typeof orderModels)[number];
/** The one that customers are valued by: it does not hold one-time buyers to be customers for ever. */
export const VALUED_BY: OrderModel = 'mbg-nbd';
