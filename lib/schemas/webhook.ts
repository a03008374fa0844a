import { z } from 'zod';

const httpUrl = z
  .string()
  .trim()
  .max(2000)
  .refine(
    (text) => {
      if (!URL.canParse(text)) return false;
      const { protocol, username, password } = new URL(text);
      return (protocol === 'http:' || protocol === 'https:') && username === '' && password === '';
    },
    { message: 'Give an address that begins with http:// or https://, without a name or password in it.' },
  );

export const createWebhookInput = z.object({ segmentId: z.uuid(), url: httpUrl });
export type CreateWebhookInput = z.infer<typeof createWebhookInput>;

export const oneWebhook = z.object({ webhookId: z.uuid() });
export type OneWebhook = z.infer<typeof oneWebhook>;

export const switchWebhookInput = oneWebhook.extend({ isActive: z.boolean() });
export type SwitchWebhookInput = z.infer<typeof switchWebhookInput>;

/** Where a segment's changes are sent. The secret is shown once, when it is made. */
export interface WebhookView {
  readonly id: string;
  readonly segmentId: string;
  readonly url: string;
  readonly isActive: boolean;
  readonly createdAt: string;
  /** The newest first, at most 20. */
  readonly deliveries: readonly DeliveryView[];
}

export interface NewWebhook {
  readonly id: string;
  readonly secret: string;
}

export const deliveryStatuses = ['waiting', 'delivered', 'failed'] as const;

export interface DeliveryView {
  readonly id: string;
  readonly status: (typeof deliveryStatuses)[number];
  /** Sent once by hand to try the address. */
  readonly isTest: boolean;
  readonly attempts: number;
  /** Status code or the reason of the last attempt. */
  readonly answer: string | null;
  readonly entered: number;
  readonly left: number;
  readonly nextAt: string | null;
  readonly createdAt: string;
  readonly deliveredAt: string | null;
}

/** What came of one attempt. */
export interface DeliveryOutcome {
  readonly isTaken: boolean;
  /** Status code, or why there was none. */
  readonly answer: string;
}
