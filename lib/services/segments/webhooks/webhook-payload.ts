import 'server-only';
import { z } from 'zod';

/** What a webhook is told: who came into a segment and who left it, by the shop's own ids. A long change comes in several parts. */
export const webhookPayload = z.object({
  event: z.literal('segment.changed'),
  shop: z.string(),
  segment: z.object({ id: z.string(), name: z.string(), version: z.number(), size: z.number() }),
  /** ISO time of the refresh. */
  at: z.string(),
  part: z.number(),
  parts: z.number(),
  entered: z.array(z.string()),
  left: z.array(z.string()),
});
export type WebhookPayload = z.infer<typeof webhookPayload>;
