'use server';
import { z } from 'zod';
import { action } from '@/lib/http/action';
import { startTrainingInput, type StartTrainingInput } from '@/lib/schemas/model';
import { deleteRun, makeCurrent } from '@/lib/services/models/change-run';
import { startTraining } from '@/lib/services/models/start-training';

const run = z.object({ runId: z.uuid() });
const start = action(startTrainingInput, startTraining);
const promote = action(run, makeCurrent);
const remove = action(run, deleteRun);

export async function startTrainingAction(shop: string, input: StartTrainingInput) {
  return start(shop, input);
}

export async function makeCurrentAction(shop: string, input: z.infer<typeof run>) {
  return promote(shop, input);
}

export async function deleteRunAction(shop: string, input: z.infer<typeof run>) {
  return remove(shop, input);
}
