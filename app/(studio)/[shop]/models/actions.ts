'use server';
import { z } from 'zod';
import { action } from '@/lib/http/action';
import { startTrainingInput, type StartTrainingInput } from '@/lib/schemas/model';
import { startSearchInput, type StartSearchInput } from '@/lib/schemas/search';
import { archiveRun, unarchiveRun } from '@/lib/services/models/archive-run';
import { deleteRun } from '@/lib/services/models/delete-run';
import { makeCurrent } from '@/lib/services/models/make-current';
import { rollBack } from '@/lib/services/models/roll-back';
import { runAgain } from '@/lib/services/models/run-again';
import { startSearch } from '@/lib/services/models/start-search';
import { startTraining } from '@/lib/services/models/start-training';

const run = z.object({ runId: z.uuid() });
type Run = z.infer<typeof run>;

const start = action(startTrainingInput, startTraining);
const search = action(startSearchInput, startSearch);
const promote = action(run, makeCurrent);
const back = action(z.object({}), rollBack);
const archive = action(run, archiveRun);
const unarchive = action(run, unarchiveRun);
const again = action(run, runAgain);
const remove = action(run, deleteRun);

export async function startTrainingAction(shop: string, input: StartTrainingInput) {
  return start(shop, input);
}

export async function startSearchAction(shop: string, input: StartSearchInput) {
  return search(shop, input);
}

export async function makeCurrentAction(shop: string, input: Run) {
  return promote(shop, input);
}

export async function rollBackAction(shop: string) {
  return back(shop, {});
}

export async function archiveRunAction(shop: string, input: Run) {
  return archive(shop, input);
}

export async function unarchiveRunAction(shop: string, input: Run) {
  return unarchive(shop, input);
}

export async function runAgainAction(shop: string, input: Run) {
  return again(shop, input);
}

export async function deleteRunAction(shop: string, input: Run) {
  return remove(shop, input);
}
