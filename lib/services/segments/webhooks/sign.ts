import 'server-only';
import { createHmac, randomBytes } from 'node:crypto';

/** A new secret. */
export const newSecret = (): string => `whsec_${randomBytes(32).toString('base64url')}`;

/**
 * The signature header of a message: `t=<Unix seconds>,v1=<hex HMAC-SHA256 of "<t>.<body>">`. The receiver computes the same
 * with the secret, and takes no message whose time is long past.
 */
export function signature(secret: string, body: string, seconds: number): string {
  const mac = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
  return `t=${seconds},v1=${mac}`;
}
