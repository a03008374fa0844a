import { z } from 'zod';
import { type FeatureRunView, rfmCells, type RfmCell } from './features';
import { type LifetimeValueReport } from './lifetime-value';
import { pageQuery } from './page';

/** Buyers at one place of the RFM grid. Money is null below the small-group floor. */
export interface RfmPlace {
  /** 5 = most recent. */
  readonly recency: number;
  /** Frequency and money together, 5 = best. */
  readonly column: number;
  readonly customers: number;
  readonly money: number | null;
}

/** A named cell as a whole. Money and value are null below the small-group floor; value also where it is not modelled. */
export interface RfmCellSum {
  readonly cell: RfmCell;
  readonly customers: number;
  readonly money: number | null;
  readonly meanValue: number | null;
  readonly meanAlive: number | null;
}

/** Buyers with a lifetime value from `from` to below `to`. */
export interface ValueBin {
  readonly from: number;
  readonly to: number;
  readonly customers: number;
  readonly value: number;
}

/** What the page of customer value shows. */
export interface CustomerValueView {
  /** Null where the features were not worked out yet. */
  readonly run: FeatureRunView | null;
  readonly report: LifetimeValueReport | null;
  readonly places: readonly RfmPlace[];
  readonly cells: readonly RfmCellSum[];
  readonly bins: readonly ValueBin[];
  readonly totals: {
    readonly buyers: number;
    readonly value: number | null;
    readonly expectedOrders: number | null;
    /** Buyers who are more likely still there than not. */
    readonly likelyAlive: number | null;
    /** Share of all value that the most valuable fifth of the buyers bring. */
    readonly topShare: number | null;
  };
}

export const cellCustomersQuery = pageQuery.extend({ cell: z.enum(rfmCells) });
export type CellCustomersQuery = z.infer<typeof cellCustomersQuery>;

export interface CellCustomer {
  readonly id: number;
  readonly name: string;
  readonly orders: number;
  readonly monetary: number;
  readonly recencyDays: number | null;
  readonly alive: number | null;
  readonly lifetimeValue: number | null;
  readonly lifetimeValueLow: number | null;
  readonly lifetimeValueHigh: number | null;
}
