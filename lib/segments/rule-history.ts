/** A value with what it was before and what was undone. */
export interface History<Value> {
  readonly past: readonly Value[];
  readonly present: Value;
  readonly future: readonly Value[];
  /** What the last edit was about: the next one about the same joins it, so that a typed word is one step. */
  readonly topic: string | null;
}

/** Steps back that are kept. */
const MOST_STEPS = 200;

export const beginHistory = <Value>(present: Value): History<Value> => ({
  past: [],
  present,
  future: [],
  topic: null,
});

/** A new present. Edits of one `topic` in a row are one step; null is always a step of its own. */
export function recordEdit<Value>(
  history: History<Value>,
  next: Value,
  topic: string | null = null,
): History<Value> {
  if (next === history.present) return history;
  const joins = topic !== null && topic === history.topic;
  return {
    past: joins ? history.past : [...history.past, history.present].slice(-MOST_STEPS),
    present: next,
    future: [],
    topic,
  };
}

export function undo<Value>(history: History<Value>): History<Value> {
  const before = history.past.at(-1);
  if (before === undefined) return history;
  return {
    past: history.past.slice(0, -1),
    present: before,
    future: [history.present, ...history.future],
    topic: null,
  };
}

export function redo<Value>(history: History<Value>): History<Value> {
  const [next, ...rest] = history.future;
  if (next === undefined) return history;
  return { past: [...history.past, history.present], present: next, future: rest, topic: null };
}
