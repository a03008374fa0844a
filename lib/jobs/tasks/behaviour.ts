import { fitBehaviour, type BehaviourTask, type FittedBehaviour } from '@/lib/ml/behaviour/fit-behaviour';
import { type TaskRun } from './task-run';

/** Learns a behaviour, judges it on a later window and predicts the next one. */
export const behaviourTask = (task: BehaviourTask, { report }: TaskRun): FittedBehaviour =>
  fitBehaviour(task, report);
