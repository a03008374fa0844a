import { z } from 'zod';
import { orderModels } from './order-models';

/** Buyers and days of orders below which lifetime value would be guesswork. */
export const VALUE_BUYERS = 500;
export const VALUE_DAYS = 180;
/** Days ahead that customers are valued for, where the shop's orders reach back as far. */
export const LONGEST_HORIZON = 365;

const estimate = z.object({ value: z.number(), low: z.number().nullable(), high: z.number().nullable() });
const fit = z.object({
  estimates: z.record(z.string(), estimate),
  logLikelihood: z.number(),
  isConverged: z.boolean(),
});
const errors = z.object({
  predicted: z.number(),
  mae: z.number(),
  rmse: z.number(),
  correlation: z.number().nullable(),
});
const holdout = z.object({
  by: z.enum(orderModels),
  buyers: z.number(),
  /** Orders that came in the holdout. */
  actual: z.number(),
  model: errors,
  /** Each buyer's own rate carried on. */
  naive: errors,
  bins: z
    .array(
      z.object({
        from: z.number(),
        /** Null: and more. */
        to: z.number().nullable(),
        customers: z.number(),
        actual: z.number(),
        predicted: z.number(),
      }),
    )
    .readonly(),
  /** Cumulative repeat orders of the buyers of calibration. */
  weeks: z.array(z.object({ week: z.number(), actual: z.number(), predicted: z.number() })).readonly(),
  calibrationWeeks: z.number(),
  holdoutWeeks: z.number(),
});
export type HoldoutView = z.infer<typeof holdout>;

/** What a run keeps of its models of lifetime value: parameters (in weeks) and how well they predicted the shop's last third. */
export const lifetimeValueReport = z.object({
  horizonDays: z.number(),
  buyers: z.number(),
  repeatBuyers: z.number(),
  models: z.array(fit.extend({ model: z.enum(orderModels) })),
  /** Null where the log says no prices. */
  gammaGamma: fit
    .extend({
      populationMean: z.number(),
      /** Of orders and mean amounts of repeat buyers, which the model holds to be independent. */
      correlation: z.number().nullable(),
    })
    .nullable(),
  /** Null where the first two thirds have too few repeat orders. */
  holdout: z
    .object({
      calibrationEnd: z.iso.date(),
      end: z.iso.date(),
      checks: z.array(holdout),
    })
    .nullable(),
});
export type LifetimeValueReport = z.infer<typeof lifetimeValueReport>;
