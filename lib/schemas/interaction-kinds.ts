/**
 * What a customer did with a product. `use` is any amount of using (played, watched, read): its value is the amount.
 * `return` cancels a purchase: it is no sign of interest.
 */
export const interactionKinds = ['view', 'cart', 'purchase', 'rating', 'use', 'return'] as const;
