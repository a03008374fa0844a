import 'server-only';
import { type Consent } from '@/lib/schemas/portrait';

const asks =
  /newsletter|consent|opt.?(in|out)|marketing|subscri|gdpr|do.?not.?(contact|mail|call)|同意|订阅|营销|退订|勿扰/i;
/** Names that say yes to a refusal: `unsubscribed`, `marketing_opt_out`, `取消订阅`. */
const refuses =
  /unsubscri|opt.?out|do.?not|(^|[^a-z])no[^a-z]|withdr[ae]w|revoked|取消|退订|拒绝|不同意|勿扰/i;
const yes = new Set([
  'yes',
  'y',
  'true',
  '1',
  'granted',
  'subscribed',
  'opt-in',
  'opted in',
  '是',
  '同意',
  '已订阅',
]);
const no = new Set([
  'no',
  'n',
  'false',
  '0',
  'denied',
  'unsubscribed',
  'opt-out',
  'opted out',
  '否',
  '不同意',
  '未订阅',
]);

/** Parts what a shop says of a customer into consents and all the rest. What cannot be read is unknown, never a yes. */
export function partConsents(attributes: Readonly<Record<string, string>>): {
  readonly consents: Consent[];
  readonly rest: [string, string][];
} {
  const entries = Object.entries(attributes);
  return {
    consents: entries
      .filter(([name]) => asks.test(name))
      .map(([name, value]) => {
        const said = value.trim().toLowerCase();
        const isYes = yes.has(said);
        if (!isYes && !no.has(said)) return { name, answer: 'unknown' };
        return { name, answer: isYes === refuses.test(name) ? 'no' : 'yes' };
      }),
    rest: entries.filter(([name]) => !asks.test(name)),
  };
}
