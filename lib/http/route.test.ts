import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { closeDatabase } from '@/lib/db';
import { route } from './route';

afterAll(closeDatabase);

const handler = route(z.object({}), () => Promise.resolve('done'));
const ask = async (method: string, headers: Record<string, string>) =>
  (
    await handler(new Request('http://studio.test/api/internal/no-shop/x', { method, headers }), {
      params: Promise.resolve({ shop: 'no-shop' }),
    })
  ).status;

test.each([
  ['cross-site', { 'sec-fetch-site': 'cross-site' }],
  ['a sibling domain', { 'sec-fetch-site': 'same-site' }],
  ['an old browser elsewhere', { origin: 'http://evil.test', host: 'studio.test' }],
  ['a page without an origin of its own', { origin: 'null', host: 'studio.test' }],
])('a request that writes is refused from %s', async (_from, headers) => {
  expect(await ask('POST', headers)).toBe(403);
});

test.each([
  ['the studio itself', 'POST', { 'sec-fetch-site': 'same-origin' }],
  ['an old browser at the studio', 'POST', { origin: 'http://studio.test', host: 'studio.test' }],
  ['a command line', 'POST', {}],
  ['anywhere, to read', 'GET', { 'sec-fetch-site': 'cross-site' }],
])('a request from %s is let in, as far as to a shop that is not there', async (_from, method, headers) => {
  expect(await ask(method, headers)).toBe(404);
});
