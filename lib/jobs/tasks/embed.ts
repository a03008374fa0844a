import { type CustomerVectors, customerVectors } from '@/lib/ml/customer-vectors';
import { entriesOf, type EventLog, type Feedback, matrixOf } from '@/lib/ml/interactions';
import { Model } from '@/lib/ml/model';
import { type State } from '@/lib/ml/recommender';
import { recommenderOf } from '@/lib/ml/recommenders';
import { type TaskRun } from './task-run';

export interface EmbedInput {
  readonly algorithm: string;
  readonly state: State;
  readonly popularity: Float32Array;
  /** The shop's events, in its own numbering of items. */
  readonly log: EventLog;
  /** The model's item of each item of the log; -1 where the model does not know it. */
  readonly itemOf: Int32Array;
  readonly feedback: Feedback;
}

/** The events on items that a model knows, in its numbering. */
function knownEvents(log: EventLog, itemOf: Int32Array, items: number): EventLog {
  const known = Int32Array.from(log.itemOf, (_, at) => at).filter((at) => itemOf[log.itemOf[at]!]! >= 0);
  return {
    customers: log.customers,
    items,
    customerOf: known.map((at) => log.customerOf[at]!),
    itemOf: known.map((at) => itemOf[log.itemOf[at]!]!),
    kindOf: Uint8Array.from(known, (at) => log.kindOf[at]!),
    values: Float32Array.from(known, (at) => log.values[at]!),
    times: Float64Array.from(known, (at) => log.times[at]!),
  };
}

/** The vectors of a shop's customers as a fitted model reads their histories. */
export function embedTask(
  { algorithm, state, popularity, log, itemOf, feedback }: EmbedInput,
  { report }: TaskRun,
): CustomerVectors {
  const model = new Model(recommenderOf(algorithm), state, popularity);
  const data = matrixOf(entriesOf(knownEvents(log, itemOf, model.items), feedback));
  return customerVectors(model, data, (fraction) => report(fraction, 'reading'));
}
