/** Interactions by customer and then by time, with what behaviour is learned from. */
export interface BehaviourLog {
  readonly customers: number;
  readonly customerOf: Int32Array;
  /** Index into eventKinds (lib/ml/interactions.ts). */
  readonly kindOf: Int32Array;
  /** Milliseconds since 1970 UTC, ascending within a customer. */
  readonly times: Float64Array;
  /** Quantity × price; NaN where unknown. */
  readonly money: Float64Array;
  readonly pieces: Float64Array;
  /** Purchases of one order share a number. */
  readonly orderOf: Int32Array;
  /** Index into `categories`; −1: none. */
  readonly categoryOf: Int32Array;
  readonly categories: readonly string[];
  /** Of each customer; null: unknown. */
  readonly country: readonly (string | null)[];
  readonly channel: readonly (string | null)[];
}

export const DAY = 86_400_000;
