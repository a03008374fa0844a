import 'server-only';
import { type DeliveryOutcome } from '@/lib/schemas/webhook';
import { signature } from './sign';

/** Milliseconds that a receiver may take. */
const PATIENCE = 10_000;

interface Message {
  /** The delivery's id. */
  readonly id: string;
  readonly payload: unknown;
  readonly webhook: { readonly url: string; readonly secret: string };
}

const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return 'failed';
  if (error.name === 'TimeoutError') return `no answer in ${PATIENCE / 1000} s`;
  const { cause } = error;
  if (!(cause instanceof Error)) return error.message.slice(0, 200);
  return 'code' in cause ? String(cause.code) : cause.message.slice(0, 200);
};

/**
 * Sends one signed message once. Redirects are not followed: the message is for the address that was given and for no other.
 * Throws only where `signal` stops it.
 */
export async function sendMessage(
  { id, payload, webhook }: Message,
  signal?: AbortSignal,
): Promise<DeliveryOutcome> {
  const body = JSON.stringify(payload);
  const patience = AbortSignal.timeout(PATIENCE);
  try {
    const response = await fetch(webhook.url, {
      method: 'POST',
      redirect: 'manual',
      signal: signal ? AbortSignal.any([signal, patience]) : patience,
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Kindred',
        'x-kindred-delivery': id,
        'x-kindred-signature': signature(webhook.secret, body, Math.floor(Date.now() / 1000)),
      },
      body,
    });
    await response.body?.cancel();
    return { isTaken: response.ok, answer: String(response.status) };
  } catch (error) {
    signal?.throwIfAborted();
    return { isTaken: false, answer: reasonOf(error) };
  }
}
