'use server';
import { z } from 'zod';
import { action } from '@/lib/http/action';
import { importChoice } from '@/lib/schemas/import';
import { detectUpload, previewImport } from '@/lib/services/imports/preview-import';
import { startImport } from '@/lib/services/imports/start-import';
import { undoImport } from '@/lib/services/imports/undo-import';

const one = z.object({ importId: z.uuid() });
const detect = action(one, detectUpload);
const preview = action(importChoice, previewImport);
const start = action(importChoice, startImport);
const undo = action(one, undoImport);

export async function detectUploadAction(shop: string, input: z.input<typeof one>) {
  return detect(shop, input);
}

export async function previewImportAction(shop: string, input: z.input<typeof importChoice>) {
  return preview(shop, input);
}

export async function startImportAction(shop: string, input: z.input<typeof importChoice>) {
  return start(shop, input);
}

export async function undoImportAction(shop: string, input: z.input<typeof one>) {
  return undo(shop, input);
}
