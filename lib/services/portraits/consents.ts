import 'server-only';
import { type Consent } from '@/lib/schemas/portrait';

const asks = /newsletter|consent|opt.?in|marketing|subscri|gdpr|同意|订阅|营销/i;
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
        return { name, answer: yes.has(said) ? 'yes' : no.has(said) ? 'no' : 'unknown' };
      }),
    rest: entries.filter(([name]) => !asks.test(name)),
  };
}
