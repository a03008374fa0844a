import 'server-only';
import { z } from 'zod';

/**
 * What a webhook is told: who came into a segment and who left it, by the shop's own ids. A long change comes in several parts.
 * A test is made the same and names nobody.
 */
export const webhookPayload = z.object({
  event: z.enum(['segment.changed', 'test']),
  shop: z.string(),
  segment: z.object({ id: z.string(), name: z.string(), version: z.number(), size: z.number() }),
  /** ISO time of the refresh, or of the test. */
  at: z.string(),
  part: z.number(),
  parts: z.number(),
  entered: z.array(z.string()),
  left: z.array(z.string()),
});
export type WebhookPayload = z.infer<typeof webhookPayload>;
