import { demo, expect, test } from './support/studio';

test('every page carries the security headers, with a nonce of its own', async ({ request }) => {
  const nonces = new Set<string>();
  for (let time = 0; time < 2; time++) {
    const response = await request.get(demo);
    const policy = response.headers()['content-security-policy'] ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).not.toContain("'unsafe-eval'");
    nonces.add(/'nonce-([^']+)'/.exec(policy)?.[1] ?? '');
    expect(response.headers()['x-content-type-options']).toBe('nosniff');
    expect(response.headers()['x-frame-options']).toBe('DENY');
  }
  expect(nonces.size).toBe(2);
});

test('a door answers bad input with one sentence and no stack trace', async ({ request }) => {
  const response = await request.get('/api/internal/demo-shop/customers?page=-1');
  expect(response.status()).toBe(400);
  expect(response.headers()['content-type']).toContain('application/problem+json');
  const body = await response.text();
  expect(body).not.toContain('at ');
  expect((await request.get('/api/internal/no-such-shop/customers')).status()).toBe(404);
});
