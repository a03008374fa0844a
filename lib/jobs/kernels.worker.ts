import { parentPort } from 'node:worker_threads';
import { instantiate, type KernelCalls, takeShares } from '@/lib/ml/kernels/team';
import { FAILED, RUNNING, type TeamMessage, TICKET } from './kernel-team-message';

/** The entry of the threads of a team: takes its share of the work at hand. */
let calls: KernelCalls | undefined;

/** Nothing where there is no room for one more instance: this thread then leaves its share to the others. */
function open({ module, memory }: NonNullable<TeamMessage['opened']>): KernelCalls | undefined {
  try {
    return instantiate(module, memory);
  } catch {
    return undefined;
  }
}

parentPort?.on('message', ({ opened, ticket, thread, taken, state, ...work }: TeamMessage) => {
  // Whoever takes part says so before looking whether there still is work: nobody ends it in between unseen.
  Atomics.add(state, RUNNING, 1);
  try {
    if (opened) calls = open(opened);
    if (calls && Atomics.load(state, TICKET) === ticket) takeShares(work, calls, taken, thread);
  } catch {
    Atomics.store(taken, 0, work.count);
    Atomics.store(state, FAILED, 1);
  } finally {
    Atomics.sub(state, RUNNING, 1);
    Atomics.notify(state, RUNNING);
  }
});
parentPort?.postMessage('ready');
