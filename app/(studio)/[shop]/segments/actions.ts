'use server';
import { type z } from 'zod';
import { action } from '@/lib/http/action';
import {
  createLookAlikeInput,
  createSegmentInput,
  type DuplicateSegmentInput,
  duplicateSegmentInput,
  type OneSegment,
  oneSegment,
  type RestoreVersionInput,
  restoreVersionInput,
  updateSegmentInput,
  type UpdateSegmentInput,
} from '@/lib/schemas/segment';
import {
  type CreateWebhookInput,
  createWebhookInput,
  type OneWebhook,
  oneWebhook,
  type SwitchWebhookInput,
  switchWebhookInput,
} from '@/lib/schemas/webhook';
import { archiveSegment, unarchiveSegment } from '@/lib/services/segments/archive-segment';
import { createLookAlike } from '@/lib/services/segments/create-look-alike';
import { createSegment } from '@/lib/services/segments/create-segment';
import { deleteSegment } from '@/lib/services/segments/delete-segment';
import { duplicateSegment } from '@/lib/services/segments/duplicate-segment';
import { restoreVersion } from '@/lib/services/segments/restore-version';
import { startRefresh } from '@/lib/services/segments/start-refresh';
import { updateSegment } from '@/lib/services/segments/update-segment';
import { createWebhook } from '@/lib/services/segments/webhooks/create-webhook';
import { deleteWebhook } from '@/lib/services/segments/webhooks/delete-webhook';
import { sendTest } from '@/lib/services/segments/webhooks/send-test';
import { switchWebhook } from '@/lib/services/segments/webhooks/switch-webhook';

const create = action(createSegmentInput, createSegment);
const createAlike = action(createLookAlikeInput, createLookAlike);
const update = action(updateSegmentInput, updateSegment);
const restore = action(restoreVersionInput, restoreVersion);
const duplicate = action(duplicateSegmentInput, duplicateSegment);
const refresh = action(oneSegment, startRefresh);
const archive = action(oneSegment, archiveSegment);
const unarchive = action(oneSegment, unarchiveSegment);
const remove = action(oneSegment, deleteSegment);
const addWebhook = action(createWebhookInput, createWebhook);
const switchOne = action(switchWebhookInput, switchWebhook);
const testWebhook = action(oneWebhook, sendTest);
const removeWebhook = action(oneWebhook, deleteWebhook);

export async function createSegmentAction(shop: string, input: z.input<typeof createSegmentInput>) {
  return create(shop, input);
}

export async function createLookAlikeAction(shop: string, input: z.input<typeof createLookAlikeInput>) {
  return createAlike(shop, input);
}

export async function updateSegmentAction(shop: string, input: UpdateSegmentInput) {
  return update(shop, input);
}

export async function restoreVersionAction(shop: string, input: RestoreVersionInput) {
  return restore(shop, input);
}

export async function duplicateSegmentAction(shop: string, input: DuplicateSegmentInput) {
  return duplicate(shop, input);
}

export async function refreshSegmentAction(shop: string, input: OneSegment) {
  return refresh(shop, input);
}

export async function archiveSegmentAction(shop: string, input: OneSegment) {
  return archive(shop, input);
}

export async function unarchiveSegmentAction(shop: string, input: OneSegment) {
  return unarchive(shop, input);
}

export async function deleteSegmentAction(shop: string, input: OneSegment) {
  return remove(shop, input);
}

export async function createWebhookAction(shop: string, input: CreateWebhookInput) {
  return addWebhook(shop, input);
}

export async function switchWebhookAction(shop: string, input: SwitchWebhookInput) {
  return switchOne(shop, input);
}

export async function testWebhookAction(shop: string, input: OneWebhook) {
  return testWebhook(shop, input);
}

export async function deleteWebhookAction(shop: string, input: OneWebhook) {
  return removeWebhook(shop, input);
}
