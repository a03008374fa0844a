/** How large a simulated shop is. `visits`: visits a year of a customer who stays all year, on average. */
export const shopSizes = {
  tiny: { customers: 60, products: 80, visits: 8.5 },
  small: { customers: 300, products: 250, visits: 14.5 },
  demo: { customers: 3_000, products: 2_000, visits: 22 },
  large: { customers: 10_000, products: 4_000, visits: 32 },
} as const;

export type ShopSize = keyof typeof shopSizes;
