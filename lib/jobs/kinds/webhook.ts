import 'server-only';
import { z } from 'zod';
import { defineJob } from '@/lib/jobs/job-kind';
import { enqueueDueDeliveries } from '@/lib/services/segments/enqueue-due';
import { deliverDue } from '@/lib/services/segments/webhooks/deliver-due';

/** Tells the receivers of a shop's webhooks what they have not been told yet. */
export const webhookJob = defineJob({
  kind: 'webhook',
  payload: z.object({}),
  enqueueDue: enqueueDueDeliveries,
  async run({ context, signal, report }) {
    report({ progress: 0.1, stage: 'sending' });
    return String(await deliverDue(context, signal));
  },
});
