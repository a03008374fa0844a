import { byDay, type Orders } from '@/lib/ml/lifetime-value/buyers';
import { valueCustomers, type ValuedCustomers } from '@/lib/ml/lifetime-value/value-customers';
import { type TaskRun } from './task-run';

export interface ValueInput {
  readonly orders: Orders;
  /** Whole days since 1970: the shop's clock. */
  readonly end: number;
  readonly horizonDays: number;
  readonly seed: number;
}

/** What a shop's buyers are worth. */
export const valueTask = (
  { orders, end, horizonDays, seed }: ValueInput,
  { report }: TaskRun,
): ValuedCustomers =>
  valueCustomers(byDay(orders), { end, horizon: horizonDays / 7, seed }, (progress) =>
    report(progress, 'valuing'),
  );
