import 'server-only';
import pino from 'pino';
import { env } from '@/lib/env';

/** Structured logs to standard error. Never log personal data: ids of rows, not names or addresses. */
export const logger = pino({ level: env().LOG_LEVEL, base: undefined }, pino.destination(2));
