import 'server-only';
import { type Condition } from '@/lib/schemas/segment-rule';
import { type CompileCondition, type ConditionOf } from '@/lib/services/segments/rule-sql/condition-sql';
import { compileAffinity } from './affinity';
import { compileCluster } from './cluster';
import { compileDate } from './date';
import { compileEvent } from './event';
import { compileKnown } from './known';
import { compileNumber } from './number';
import { compilePrediction } from './prediction';
import { compileSegment } from './segment';
import { compileSequence } from './sequence';
import { compileText } from './text';

/** Every type of condition. To add one: its schema in lib/schemas/segment-rule.ts, its file here, a line here. */
export const conditions: { readonly [Type in Condition['type']]: CompileCondition<ConditionOf<Type>> } = {
  number: compileNumber,
  text: compileText,
  date: compileDate,
  known: compileKnown,
  event: compileEvent,
  sequence: compileSequence,
  affinity: compileAffinity,
  prediction: compilePrediction,
  cluster: compileCluster,
  segment: compileSegment,
};
