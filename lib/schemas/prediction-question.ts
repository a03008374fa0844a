import { type InteractionKind } from './interaction';
import { type BehaviourTarget } from './segment-rule';

/** What a behaviour model answers: does a customer buy, leave or respond, within how many days, and with what. */
export interface PredictionQuestion {
  readonly target: BehaviourTarget;
  /** Length of the window; without it whatever the newest model of the target was asked. */
  readonly days?: number | undefined;
  /** Of `responds`: what customers do. */
  readonly kind?: InteractionKind | undefined;
  /** Of `responds`: with products of which category; any, where it is empty. */
  readonly category?: string | undefined;
}

/** One text for one question: models that share it answer the same, so that the newest stands for all. */
export function questionKey({ target, days, kind, category }: PredictionQuestion): string {
  if (days === undefined) return target;
  const response = target === 'responds' ? [kind ?? '', category ?? ''] : [];
  return JSON.stringify([target, days, ...response]);
}
