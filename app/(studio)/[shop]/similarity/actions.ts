'use server';
import { z } from 'zod';
import { action } from '@/lib/http/action';
import { feedbackKind } from '@/lib/schemas/model';
import { similarityRequest } from '@/lib/schemas/similarity';
import { defaultFeedback } from '@/lib/services/similarity/default-feedback';
import { explainPair } from '@/lib/services/similarity/explain-pair';
import { startSimilarityMap } from '@/lib/services/similarity/start-similarity-map';

const pair = similarityRequest
  .pick({ of: true, metric: true, weighting: true, shrinkage: true })
  .extend({ feedback: feedbackKind.optional(), a: z.number().int(), b: z.number().int() });
const start = action(similarityRequest, startSimilarityMap);
const explain = action(pair, async (context, input) =>
  explainPair(context, {
    ...input,
    feedback: input.feedback ?? (await defaultFeedback(context, input.metric)),
  }),
);

export async function startSimilarityMapAction(shop: string, input: z.input<typeof similarityRequest>) {
  return start(shop, input);
}

export async function explainPairAction(shop: string, input: z.input<typeof pair>) {
  return explain(shop, input);
}
