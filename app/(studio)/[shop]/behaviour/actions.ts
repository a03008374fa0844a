'use server';
import { z } from 'zod';
import { action } from '@/lib/http/action';
import { startBehaviourInput } from '@/lib/schemas/behaviour';
import {
  archiveBehaviourModel,
  deleteBehaviourModel,
  unarchiveBehaviourModel,
} from '@/lib/services/behaviour/archive-behaviour-model';
import { startBehaviour } from '@/lib/services/behaviour/start-behaviour';

const model = z.object({ modelId: z.uuid() });
type Model = z.infer<typeof model>;

const start = action(startBehaviourInput, startBehaviour);
const archive = action(model, archiveBehaviourModel);
const unarchive = action(model, unarchiveBehaviourModel);
const remove = action(model, deleteBehaviourModel);

export async function startBehaviourAction(shop: string, input: z.input<typeof startBehaviourInput>) {
  return start(shop, input);
}

export async function archiveBehaviourAction(shop: string, input: Model) {
  return archive(shop, input);
}

export async function unarchiveBehaviourAction(shop: string, input: Model) {
  return unarchive(shop, input);
}

export async function deleteBehaviourAction(shop: string, input: Model) {
  return remove(shop, input);
}
