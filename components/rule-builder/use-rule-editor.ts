'use client';
import { useMemo, useReducer } from 'react';
import { type Rule, type RuleGroup } from '@/lib/schemas/segment-rule';
import { beginHistory, type History, recordEdit, redo, undo } from '@/lib/segments/rule-history';
import {
  duplicateRule,
  insertRule,
  moveRule,
  negateRule,
  parentOf,
  placeOf,
  removeRule,
  replaceRule,
  ruleAt,
  isGroup,
  type RulePath,
  siblingOf,
  unwrapGroup,
  wrapRule,
} from '@/lib/segments/rule-tree';

/** Where the keyboard goes after an edit; `turn` makes the same place twice in a row two orders. */
export interface FocusOrder {
  readonly path: RulePath;
  readonly part: 'first' | 'move-up' | 'move-down' | 'add';
  readonly turn: number;
}

interface State {
  readonly history: History<RuleGroup>;
  readonly focus: FocusOrder | null;
}

type Act = (state: State) => State;

const edit = (root: (before: RuleGroup) => RuleGroup, topic: string | null = null): Act => {
  return (state) => ({
    ...state,
    history: recordEdit(state.history, root(state.history.present), topic),
  });
};

const goTo = (path: RulePath, part: FocusOrder['part']): Act => {
  return (state) => ({ ...state, focus: { path, part, turn: (state.focus?.turn ?? 0) + 1 } });
};

/** The nearest place that is left when a rule is gone: the one after it, the one before it, the group's own button. */
function afterRemoval(root: RuleGroup, path: RulePath): Act {
  const parent = ruleAt(root, parentOf(path));
  const count = parent && isGroup(parent) ? parent.rules.length : 0;
  return count > 0
    ? goTo(siblingOf(path, Math.min(placeOf(path), count - 1)), 'first')
    : goTo(parentOf(path), 'add');
}

export interface RuleEditor {
  readonly rule: RuleGroup;
  readonly focus: FocusOrder | null;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** `topic`: edits about the same in a row are one step of undo. */
  readonly replace: (path: RulePath, rule: Rule, topic?: string) => void;
  readonly insert: (path: RulePath, rule: Rule) => void;
  readonly remove: (path: RulePath) => void;
  readonly duplicate: (path: RulePath) => void;
  readonly wrap: (path: RulePath) => void;
  readonly unwrap: (path: RulePath) => void;
  readonly negate: (path: RulePath) => void;
  readonly move: (path: RulePath, step: -1 | 1) => void;
  readonly undo: () => void;
  readonly redo: () => void;
}

/** A rule that is being written: its edits, each of which can be undone. */
export function useRuleEditor(initial: RuleGroup): RuleEditor {
  const [{ history, focus }, run] = useReducer(
    (state: State, act: Act) => act(state),
    initial,
    (rule): State => ({ history: beginHistory(rule), focus: null }),
  );
  const edits = useMemo(() => {
    const then = (first: Act, second: (root: RuleGroup) => Act) =>
      run((state) => {
        const next = first(state);
        return next.history === state.history ? state : second(next.history.present)(next);
      });
    return {
      replace: (path: RulePath, rule: Rule, topic?: string) =>
        run(edit((root) => replaceRule(root, path, rule), topic ? `${path.join('.')} ${topic}` : null)),
      insert: (path: RulePath, rule: Rule) =>
        then(
          edit((root) => insertRule(root, path, rule)),
          () => goTo(path, 'first'),
        ),
      remove: (path: RulePath) =>
        then(
          edit((root) => removeRule(root, path)),
          (root) => afterRemoval(root, path),
        ),
      duplicate: (path: RulePath) =>
        then(
          edit((root) => duplicateRule(root, path)),
          () => goTo(siblingOf(path, placeOf(path) + 1), 'first'),
        ),
      wrap: (path: RulePath) =>
        then(
          edit((root) => wrapRule(root, path)),
          () => goTo([...path, 0], 'first'),
        ),
      unwrap: (path: RulePath) =>
        then(
          edit((root) => unwrapGroup(root, path)),
          () => goTo(path, 'first'),
        ),
      negate: (path: RulePath) => run(edit((root) => negateRule(root, path))),
      move: (path: RulePath, step: -1 | 1) =>
        run((state) => {
          const moved = moveRule(state.history.present, path, step);
          if (!moved) return state;
          const next = edit(() => moved.root)(state);
          return goTo(moved.path, step === -1 ? 'move-up' : 'move-down')(next);
        }),
      undo: () => run((state) => ({ ...state, history: undo(state.history) })),
      redo: () => run((state) => ({ ...state, history: redo(state.history) })),
    };
  }, []);
  return {
    ...edits,
    rule: history.present,
    focus,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
  };
}
