import { expect, test } from 'vitest';
import { beginHistory, recordEdit, redo, undo } from './rule-history';

test('steps back and forth', () => {
  let history = beginHistory('a');
  expect(undo(history)).toBe(history);
  history = recordEdit(recordEdit(history, 'b'), 'c');
  expect(undo(history).present).toBe('b');
  expect(undo(undo(history)).present).toBe('a');
  expect(redo(undo(history)).present).toBe('c');
  expect(redo(history)).toBe(history);
});

test('another edit forgets what was undone', () => {
  const history = recordEdit(undo(recordEdit(beginHistory('a'), 'b')), 'c');
  expect(redo(history)).toBe(history);
  expect(undo(history).present).toBe('a');
});

test('typing about one thing is one step, until something else comes between', () => {
  let history = beginHistory('');
  for (const text of ['V', 'VI', 'VIP']) history = recordEdit(history, text, 'name');
  history = recordEdit(history, 'VIP!', 'other');
  expect(undo(history).present).toBe('VIP');
  expect(undo(undo(history)).present).toBe('');
  const resumed = recordEdit(undo(history), 'VIPs', 'name');
  expect(undo(resumed).present).toBe('VIP');
});
