import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { closeDatabase, database } from '@/lib/db';
import { drainJobs, stopJobs } from '@/lib/jobs/start';
import { type Context } from '@/lib/schemas/context';
import { createWebhookInput } from '@/lib/schemas/webhook';
import { createSegment } from '@/lib/services/segments/create-segment';
import { enqueueDueDeliveries } from '@/lib/services/segments/enqueue-due';
import { updateSegment } from '@/lib/services/segments/update-segment';
import { createTestShop, deleteTestShop } from '@/lib/services/shops/test-shop.fixture';
import { createWebhook } from './create-webhook';
import { deleteWebhook } from './delete-webhook';
import { listWebhooks } from './list-webhooks';
import { sendTest } from './send-test';
import { switchWebhook } from './switch-webhook';
import { type WebhookPayload, webhookPayload } from './webhook-payload';

interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

let context: Context;
let server: Server;
let base: string;
let received: Received[] = [];
/** What the receiver answers next; 200 when there is nothing left. */
let answers: number[] = [];
let names: string[];

beforeAll(async () => {
  server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      received.push({
        path: request.url ?? '',
        headers: request.headers,
        body: Buffer.concat(pieces).toString('utf8'),
      });
      response.writeHead(answers.shift() ?? 200, { location: '/elsewhere' }).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  context = await createTestShop('Webhook test');
  const { prisma } = await database();
  const rows = await prisma.customer.findMany({
    where: { shopId: context.shop.id },
    orderBy: { id: 'asc' },
    select: { externalId: true },
  });
  names = rows.map(({ externalId }) => externalId);
});

beforeEach(() => {
  received = [];
  answers = [];
});

afterAll(async () => {
  await stopJobs();
  server.close();
  await deleteTestShop(context);
  await closeDatabase();
});

const ruleOf = (...values: string[]) => ({
  type: 'group' as const,
  combinator: 'and' as const,
  isNegated: false,
  rules: [{ type: 'text' as const, field: 'externalId', operator: 'one-of' as const, values }],
});

async function segmentWith(name: string, ...values: string[]): Promise<string> {
  const { segmentId } = await createSegment(context, {
    name,
    description: '',
    rule: ruleOf(...values),
    schedule: 'manual',
  });
  await drainJobs();
  return segmentId;
}

const payloadOf = ({ body }: Received): WebhookPayload => webhookPayload.parse(JSON.parse(body));

function expectSigned({ headers, body }: Received, secret: string): void {
  const [, seconds = '', mac] =
    /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['x-kindred-signature'])) ?? [];
  expect(mac).toBe(createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex'));
  expect(Math.abs(Number(seconds) - Date.now() / 1000)).toBeLessThan(60);
}

/** An address where nobody listens any more. */
async function deadAddress(): Promise<string> {
  const gone = createServer();
  await new Promise<void>((resolve) => gone.listen(0, '127.0.0.1', resolve));
  const { port } = gone.address() as AddressInfo;
  await new Promise((resolve) => gone.close(resolve));
  return `http://127.0.0.1:${port}/nobody`;
}

/** Lets the waiting messages' time come. */
async function wait(): Promise<void> {
  const { prisma } = await database();
  await prisma.webhookDelivery.updateMany({ where: { status: 'waiting' }, data: { nextAt: new Date(0) } });
  await enqueueDueDeliveries();
  await drainJobs();
}

test('tells who entered and who left, signed with a secret that is shown once', async () => {
  const [a = '', b = '', c = ''] = names;
  const segmentId = await segmentWith('Told', a, b);
  const { secret } = await createWebhook(context, { segmentId, url: `${base}/told` });
  await updateSegment(context, { segmentId, rule: ruleOf(b, c) });
  await drainJobs();
  const [message] = received;
  if (!message) throw new Error('nothing came');
  expect(received.length).toBe(1);
  expect(payloadOf(message)).toMatchObject({
    event: 'segment.changed',
    shop: context.shop.slug,
    segment: { id: segmentId, name: 'Told', version: 2, size: 2 },
    entered: [c],
    left: [a],
    part: 1,
    parts: 1,
  });
  expectSigned(message, secret);
  const views = await listWebhooks(context, { segmentId });
  expect(JSON.stringify(views)).not.toContain(secret);
  expect(views[0]?.deliveries).toMatchObject([
    { status: 'delivered', attempts: 1, answer: '200', entered: 1, left: 1 },
  ]);
});

test('tries again, ever later, until the message is taken; a redirect is no taking', async () => {
  const [a = '', b = ''] = names;
  const segmentId = await segmentWith('Again', a);
  await createWebhook(context, { segmentId, url: `${base}/again` });
  answers = [500, 302];
  await updateSegment(context, { segmentId, rule: ruleOf(a, b) });
  await drainJobs();
  const delivery = async () => (await listWebhooks(context, { segmentId }))[0]?.deliveries[0];
  const waits: number[] = [];
  for (const answer of ['500', '302']) {
    const { status, nextAt, answer: last } = (await delivery()) ?? {};
    expect([status, last]).toEqual(['waiting', answer]);
    waits.push(Date.parse(nextAt ?? '') - Date.now());
    await wait();
  }
  expect((waits[1] ?? 0) / (waits[0] ?? 1)).toBeGreaterThan(3);
  expect(await delivery()).toMatchObject({ status: 'delivered', attempts: 3, nextAt: null });
  expect(received.map(({ path }) => path)).toEqual(['/again', '/again', '/again']);
  expect(new Set(received.map(({ headers }) => headers['x-kindred-delivery'])).size).toBe(1);
});

test('gives up in the end, says why, and sends nothing while it is paused or after it is deleted', async () => {
  const [a = '', b = '', c = ''] = names;
  const segmentId = await segmentWith('Gone', a);
  const { id } = await createWebhook(context, { segmentId, url: await deadAddress() });
  await updateSegment(context, { segmentId, rule: ruleOf(a, b) });
  await drainJobs();
  for (let attempt = 1; attempt < 7; attempt++) await wait();
  const [view] = await listWebhooks(context, { segmentId });
  expect(view?.deliveries).toMatchObject([{ status: 'failed', attempts: 7, answer: 'ECONNREFUSED' }]);
  await switchWebhook(context, { webhookId: id, isActive: false });
  await updateSegment(context, { segmentId, rule: ruleOf(c) });
  await drainJobs();
  expect((await listWebhooks(context, { segmentId }))[0]?.deliveries.length).toBe(1);
  await deleteWebhook(context, { webhookId: id });
  expect(await listWebhooks(context, { segmentId })).toEqual([]);
});

test('a test is signed, sent at once and once, also while paused, and stands in the list with its outcome', async () => {
  const [a = ''] = names;
  const segmentId = await segmentWith('Tried', a);
  const { id: webhookId, secret } = await createWebhook(context, { segmentId, url: `${base}/tried` });
  await switchWebhook(context, { webhookId, isActive: false });
  expect(await sendTest(context, { webhookId })).toEqual({ isTaken: true, answer: '200' });
  const [message] = received;
  if (!message) throw new Error('nothing came');
  expect(payloadOf(message)).toMatchObject({
    event: 'test',
    segment: { id: segmentId, name: 'Tried', version: 1, size: 1 },
    entered: [],
    left: [],
  });
  expectSigned(message, secret);
  // What the receiver refuses, or sends elsewhere, is told and not tried again.
  for (const answer of [302, 503]) {
    answers = [answer];
    expect(await sendTest(context, { webhookId })).toEqual({ isTaken: false, answer: String(answer) });
  }
  await switchWebhook(context, { webhookId, isActive: true });
  await wait();
  expect(received.map(({ path }) => path)).toEqual(['/tried', '/tried', '/tried']);
  const [view] = await listWebhooks(context, { segmentId });
  expect(
    view?.deliveries.map(({ status, answer, isTest, nextAt }) => [status, answer, isTest, nextAt]),
  ).toEqual([
    ['failed', '503', true, null],
    ['failed', '302', true, null],
    ['delivered', '200', true, null],
  ]);
  expect(new Set(view?.deliveries.map(({ id }) => id))).toEqual(
    new Set(received.map(({ headers }) => headers['x-kindred-delivery'])),
  );
});

test('a test says why nothing answered, and is of no other shop', async () => {
  const [a = ''] = names;
  const segmentId = await segmentWith('Tried in vain', a);
  const { id: webhookId } = await createWebhook(context, { segmentId, url: await deadAddress() });
  expect(await sendTest(context, { webhookId })).toEqual({ isTaken: false, answer: 'ECONNREFUSED' });
  const elsewhere = { ...context, shop: { ...context.shop, id: context.shop.id + 1 } };
  await expect(sendTest(elsewhere, { webhookId })).rejects.toMatchObject({ code: 'not-found' });
});

test('messages that were taken or given up are forgotten after 30 days, those that wait are not', async () => {
  const [a = '', b = '', c = ''] = names;
  const segmentId = await segmentWith('Forgotten', a);
  const { id: webhookId } = await createWebhook(context, { segmentId, url: `${base}/forgotten` });
  const { prisma } = await database();
  const agedBy = (days: number) => new Date(Date.now() - days * 86_400_000);
  const kept = async () =>
    (await listWebhooks(context, { segmentId }))[0]?.deliveries.map(({ answer }) => answer).sort();
  for (const [answer, status, days] of [
    ['taken', 'delivered', 31],
    ['given up', 'failed', 31],
    ['waits', 'waiting', 31],
    ['taken lately', 'delivered', 29],
  ] as const)
    await prisma.webhookDelivery.create({
      data: { webhookId, payload: {}, status, answer, createdAt: agedBy(days) },
    });
  expect(await kept()).toEqual(['given up', 'taken', 'taken lately', 'waits']);
  await updateSegment(context, { segmentId, rule: ruleOf(b, c) });
  await drainJobs();
  expect(await kept()).toEqual(['200', 'taken lately', 'waits']);
});

test.each(['ftp://x.example', 'javascript:alert(1)', 'not an address', 'http://me:secret@host/'])(
  'refuses the address %s',
  (url) => {
    expect(createWebhookInput.safeParse({ segmentId: crypto.randomUUID(), url }).success).toBe(false);
  },
);
