import {
  type DuplicateSegmentInput,
  type OneSegment,
  type RestoreVersionInput,
  type SegmentSchedule,
  type UpdateSegmentInput,
} from '@/lib/schemas/segment';
import { type RuleGroup } from '@/lib/schemas/segment-rule';
import {
  type CreateWebhookInput,
  type DeliveryOutcome,
  type NewWebhook,
  type OneWebhook,
  type SwitchWebhookInput,
} from '@/lib/schemas/webhook';

type Result<T> =
  { ok: true; data: T } | { ok: false; problem: { status: number; code: string; detail: string } };
type Action<Input, Output = unknown> = (shop: string, input: Input) => Promise<Result<Output>>;

interface Made {
  readonly segmentId: string;
}

/** The server actions of the Segments pages, as they hand them down. */
export interface SegmentActions {
  readonly create: Action<
    { name: string; description?: string; rule: RuleGroup; schedule?: SegmentSchedule },
    Made
  >;
  readonly createLookAlike: Action<
    { name: string; seedId: string; size: number; measure?: 'model' | 'cosine' },
    Made
  >;
  readonly update: Action<UpdateSegmentInput>;
  readonly restore: Action<RestoreVersionInput>;
  readonly duplicate: Action<DuplicateSegmentInput, Made>;
  readonly refresh: Action<OneSegment>;
  readonly archive: Action<OneSegment>;
  readonly unarchive: Action<OneSegment>;
  readonly remove: Action<OneSegment>;
  readonly addWebhook: Action<CreateWebhookInput, NewWebhook>;
  readonly switchWebhook: Action<SwitchWebhookInput>;
  readonly testWebhook: Action<OneWebhook, DeliveryOutcome>;
  readonly removeWebhook: Action<OneWebhook>;
}
