/** One round of successive halving: how many settings take part, and on which share of the customers. */
export interface Rung {
  readonly settings: number;
  readonly budget: number;
}

/** Each round keeps a third of the settings and gives them three times the customers. */
const FACTOR = 3;
/** A round on fewer customers would be decided by chance. */
const FEWEST_CUSTOMERS = 100;

/**
 * Rounds of successive halving (Jamieson & Talwalkar 2016), the last on all customers: as many as leave at least two settings
 * to the last but one, and at least a hundred customers to the first.
 */
export function rungsOf(settings: number, customers: number): Rung[] {
  let rounds = 1;
  while (settings > FACTOR ** rounds && customers >= FEWEST_CUSTOMERS * FACTOR ** rounds) rounds++;
  return Array.from({ length: rounds }, (_, round) => ({
    settings: Math.max(1, Math.ceil(settings / FACTOR ** round)),
    budget: FACTOR ** (round + 1 - rounds),
  }));
}
