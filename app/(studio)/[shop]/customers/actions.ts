'use server';
import { z } from 'zod';
import { action } from '@/lib/http/action';
import {
  addNoteInput,
  type AddNoteInput,
  deleteNoteInput,
  type DeleteNoteInput,
} from '@/lib/schemas/portrait';
import { startFeatures } from '@/lib/services/features/start-features';
import { addNote, deleteNote } from '@/lib/services/portraits/notes';

const compute = action(z.object({}), startFeatures);
const add = action(addNoteInput, addNote);
const remove = action(deleteNoteInput, deleteNote);

export async function startFeaturesAction(shop: string) {
  return compute(shop, {});
}

export async function addNoteAction(shop: string, input: AddNoteInput) {
  return add(shop, input);
}

export async function deleteNoteAction(shop: string, input: DeleteNoteInput) {
  return remove(shop, input);
}
