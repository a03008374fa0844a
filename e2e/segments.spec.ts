import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type Page } from '@playwright/test';
import { axeFindings, demo, expect, seeAll, test } from './support/studio';

const unique = (name: string) => `${name} ${test.info().retry}${Date.now() % 1_000_000}`;
const size = (text: string) => Number(text.replace(/\D/g, ''));

/** Waits until a refresh has found the members. */
const filled = (page: Page) =>
  expect(page.getByTestId('facts')).toContainText('refreshed', { timeout: 45_000 });

async function choose(page: Page, line: string, wish: string) {
  const field = page.getByRole('combobox', { name: `Line ${line}: what it is about` });
  await field.click();
  await field.fill(wish);
  await page.getByRole('option', { name: wish, exact: true }).click();
}

/** A receiver of webhooks that takes everything. */
async function listen() {
  const messages: { body: string; signature: string }[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (piece: string) => (body += piece));
    request.on('end', () => {
      messages.push({ body, signature: String(request.headers['x-kindred-signature']) });
      response.writeHead(204, { connection: 'close' }).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = address && typeof address === 'object' ? address.port : 0;
  const close = () => new Promise((resolve) => server.close(resolve));
  return { url: `http://127.0.0.1:${port}/hook`, messages, close };
}

test('a marketer writes a nested rule, sees whom it finds, undoes, saves, refreshes and asks why', async ({
  page,
}) => {
  const name = unique('Regulars');
  await page.goto(`${demo}/segments/new`);
  const count = page.getByTestId('count');
  await expect(count).toBeVisible();
  const everybody = size(await count.innerText());
  await page.getByRole('button', { name: 'Whole rule: add a condition' }).click();
  await expect(page.getByTestId('words')).toHaveText('Customers who bought a product in the last 90 days');
  await page.getByRole('combobox', { name: 'Line 1: how often' }).selectOption('at least');
  await page.getByRole('combobox', { name: 'Line 1: when' }).selectOption('at any time');
  await expect(page.getByTestId('words')).toHaveText('Customers who bought a product at least 2 times');
  await page.getByRole('button', { name: 'Whole rule: add a group' }).click();
  await choose(page, '2.1', 'Country');
  // What is not finished says so beside itself, and keeps the last count.
  await expect(page.getByRole('group', { name: 'Condition 2.1' })).toContainText('Give a value.');
  await expect(page.getByRole('button', { name: 'Save the segment' })).toBeDisabled();
  await page.getByRole('combobox', { name: 'Line 2.1: comparison' }).selectOption('is known');
  await page.getByRole('button', { name: 'Line 2: add a condition' }).click();
  await choose(page, '2.2', 'Interactions');
  await expect(page.getByTestId('words')).toHaveText(
    'Customers who bought a product at least 2 times and (whose country is known or whose number of interactions is at least 1)',
  );
  await expect.poll(async () => size(await count.innerText())).toBeLessThan(everybody);

  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect(page.getByTestId('words')).toHaveText(/and whose country is known$/);
  await page.getByRole('button', { name: 'Redo' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();

  // The address carries the finished rule, a moment later.
  await page.waitForURL((url) => url.searchParams.get('rule')?.includes('"isKnown":true}]') ?? false);
  const words = await page.getByTestId('words').innerText();
  page.once('dialog', (dialog) => void dialog.accept());
  await page.goto(page.url());
  await expect(page.getByTestId('words')).toHaveText(words);

  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await page.getByRole('button', { name: 'Save the segment' }).click();
  await page.waitForURL(/\/segments\/[0-9a-f-]{36}/);
  await filled(page);
  await page.getByRole('button', { name: 'Refresh now' }).click();
  await expect(page.getByRole('button', { name: 'Refresh now' })).toBeEnabled({ timeout: 45_000 });

  await page.getByRole('button', { name: 'More', exact: true }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Export as CSV' }).click();
  expect(readFileSync(await (await download).path(), 'utf8').charCodeAt(0)).toBe(0xfeff);

  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Rename…' }).press('Enter');
  const rename = page.getByRole('dialog', { name: 'Name and description' });
  await expect(rename.getByRole('textbox', { name: 'Name' })).toBeFocused();
  await rename.getByRole('textbox', { name: 'Name' }).fill(`${name} renamed`);
  await rename.getByRole('textbox', { name: 'Description' }).fill('They keep coming back.');
  await rename.getByRole('textbox', { name: 'Name' }).press('Enter');
  await expect(page.getByRole('heading', { name: `${name} renamed` })).toBeVisible();
  await expect(page.getByText('They keep coming back.')).toBeVisible();

  await page.getByRole('tab', { name: 'Members' }).click();
  const members = page.getByRole('region', { name: 'Members' }).getByRole('link');
  const member = await members.first().innerText();
  await page.getByRole('searchbox', { name: 'Name, e-mail or id' }).fill(member);
  await page.waitForURL(/[?&]q=/);
  const others = members.filter({ hasNotText: member });
  await expect(others).toHaveCount(0);
  await expect(members.first()).toBeVisible();
  await page.getByRole('tab', { name: 'Why' }).click();
  await page
    .locator('section', { has: page.getByRole('heading', { name: 'Customer', exact: true }) })
    .getByRole('button')
    .first()
    .click();
  await expect(page.getByTestId('reason')).toContainText('bought a product at least 2 times');
  await expect(page.getByTestId('reason')).toContainText(/This customer: \d+ times?/);
});

test('a version is restored over unsaved changes only when asked, and a failed count says so', async ({
  page,
  complaints,
}) => {
  // A segment is saved twice and restored: more page than a slow machine gets through in a minute.
  test.setTimeout(120_000);
  const rule = { type: 'group', rules: [{ type: 'number', field: 'orders', operator: '>=', value: 1 }] };
  await page.goto(`${demo}/segments/new?rule=${encodeURIComponent(JSON.stringify(rule))}`);
  await page.getByRole('textbox', { name: 'Name' }).fill(unique('Versions'));
  await page.getByRole('button', { name: 'Save the segment' }).click();
  await page.waitForURL(/\/segments\/[0-9a-f-]{36}/);
  await page.getByRole('tab', { name: 'Rule' }).click();
  const value = page.getByRole('spinbutton', { name: 'Line 1: value' });
  await value.fill('2');
  await page.getByRole('button', { name: 'Save as a new version' }).click();
  await expect(page.getByRole('button', { name: 'Restore version 1' })).toBeVisible();
  await page.route('**/segments/count', (route) => route.abort());
  await value.fill('3');
  await expect(page.getByRole('alert').filter({ hasText: 'This could not be shown' })).toBeVisible();
  await page.unroute('**/segments/count');
  // The browser complains about the broken request, as it should.
  complaints.length = 0;
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByTestId('count')).toBeVisible();

  await page.getByRole('button', { name: 'Restore version 1' }).click();
  const question = page.getByRole('dialog', { name: 'Restore version 1 without saving?' });
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(value).toHaveValue('3');
  await page.getByRole('button', { name: 'Restore version 1' }).click();
  await question.getByRole('button', { name: 'Restore', exact: true }).click();
  await expect(value).toHaveValue('1');
  await expect(question).toHaveCount(0);
});

test('what a rule names keeps its name when it is archived', async ({ page }) => {
  const name = unique('Inner');
  const about = (rule: object) =>
    `${demo}/segments/new?rule=${encodeURIComponent(JSON.stringify({ type: 'group', rules: [rule] }))}`;
  await page.goto(about({ type: 'number', field: 'orders', operator: '>=', value: 1 }));
  await page.getByRole('button', { name: 'Line 1: what this means' }).click();
  await expect(page.getByText('What a customer bought in one session')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await page.getByRole('button', { name: 'Save the segment' }).click();
  await page.waitForURL(/\/segments\/[0-9a-f-]{36}/);
  const segmentId = new URL(page.url()).pathname.split('/').at(-1);
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Archive' }).click();
  await expect(page.getByText('Archived', { exact: true })).toBeVisible();
  await page.goto(about({ type: 'segment', segmentId, isIn: false }));
  await expect(page.getByTestId('words')).toHaveText(`Customers who are not in “${name}”`);
  await expect(page.getByRole('combobox', { name: 'Line 1: segment' })).toHaveValue(new RegExp(name));
});

test('a list is imported with a report, overlaps with others, and sends its changes', async ({ page }) => {
  const name = unique('Guests');
  await page.goto(`${demo}/customers`);
  const id = await page.getByRole('region', { name: 'Customers' }).locator('td').first().innerText();
  const known =
    id
      .trim()
      .split(/\s*\n\s*/)
      .at(-1) ?? '';
  await page.goto(`${demo}/segments`);
  await page.getByRole('button', { name: 'Import a list' }).click();
  await page.getByLabel('Name of the list').fill(name);
  await page.locator('input[type=file]').setInputFiles({
    name: 'list.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`id\n${known}\nnobody-at-all\n`),
  });
  await page.getByRole('dialog').getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page.getByTestId('list-report')).toContainText('nobody-at-all');
  await page.getByRole('link', { name: 'Open the segment' }).click();
  await expect(page.getByTestId('facts')).toContainText(/^1 customer, 0\.\d+% of the shop/);
  await page.getByRole('tab', { name: 'Overlap' }).click();
  await expect(page.getByRole('heading', { name: 'Overlap with other segments' })).toBeVisible();
  await page.getByRole('button', { name: /^1 customer in exactly .+: make a rule of it$/ }).click();
  await page.waitForURL(/segments\/new\?rule=/);
  await expect(page.getByTestId('words')).toContainText(`are in “${name}”`);
  await page.goBack();
  await page.getByRole('tab', { name: 'Webhooks' }).click();
  const receiver = await listen();
  await page.getByLabel('Address').fill(receiver.url);
  await page.getByRole('button', { name: 'Add a webhook' }).click();
  await expect(page.getByTestId('secret')).toHaveText(/\S{16,}/);
  const secret = (await page.getByTestId('secret').innerText()).trim();
  await page.reload();
  await expect(page.getByText(receiver.url)).toBeVisible();
  await expect(page.getByTestId('secret')).toHaveCount(0);

  const trial = page.getByRole('button', { name: `Send a test to ${receiver.url}` });
  await trial.click();
  await expect(page.getByText('The test was taken')).toBeVisible();
  const [{ body, signature } = { body: '', signature: '' }] = receiver.messages;
  expect(JSON.parse(body)).toMatchObject({ event: 'test', segment: { name }, entered: [], left: [] });
  const [, seconds, mac] = /^t=(\d+),v1=(.+)$/.exec(signature) ?? [];
  expect(mac).toBe(createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex'));
  await receiver.close();
  await trial.click();
  await expect(page.getByText('The test was not taken')).toBeVisible();
  await expect(page.getByRole('status')).toContainText('nobody answers at this address');
  const deliveries = page.getByRole('region', { name: `Deliveries to ${receiver.url}` });
  await expect(deliveries.getByRole('row').filter({ hasText: 'test' })).toHaveCount(2);
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`the builder and the pages of segments are accessible, ${colorScheme}`, async ({ page }) => {
    // Nine pages, each gone down and looked at by axe.
    test.setTimeout(120_000);
    await page.emulateMedia({ colorScheme });
    const rule = {
      type: 'group',
      rules: [
        { type: 'number', field: 'orders', operator: '>=', value: 1 },
        {
          type: 'group',
          combinator: 'or',
          isNegated: true,
          rules: [
            {
              type: 'sequence',
              steps: [{ kind: 'view' }, { kind: 'purchase' }],
              withinDays: 7,
              window: { kind: 'ever' },
              isDone: true,
            },
          ],
        },
      ],
    };
    await page.goto(`${demo}/segments/new?rule=${encodeURIComponent(JSON.stringify(rule))}`);
    await expect(page.getByTestId('count')).toBeVisible();
    await seeAll(page);
    expect(await axeFindings(page)).toEqual([]);
    await page.goto(`${demo}/segments`);
    await seeAll(page);
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('region', { name: 'Segments' }).getByRole('link').first().click();
    for (const tab of ['Overview', 'Members', 'Changes', 'Rule', 'Why', 'Overlap', 'Webhooks']) {
      await page.getByRole('tab', { name: tab, exact: true }).click();
      await seeAll(page);
      expect(await axeFindings(page), tab).toEqual([]);
    }
  });

test('on a phone a list of segments says kind and refresh below the names, and members fit', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${demo}/segments`);
  const list = page.getByRole('region', { name: 'Segments' });
  await expect(list.getByText(/^(Rule|List|Look-alikes?) · /).first()).toBeVisible();
  await list.getByRole('link').first().click();
  await page.getByRole('tab', { name: 'Members' }).click();
  const members = page.getByRole('region', { name: 'Members' });
  await expect(members.getByRole('link').first()).toBeVisible();
  expect(await members.evaluate((region) => region.scrollWidth - region.clientWidth)).toBeLessThanOrEqual(0);
});

test('a rule is written on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${demo}/segments/new`);
  await page.getByRole('button', { name: 'Champions' }).click();
  await expect(page.getByTestId('words')).toHaveText('Customers whose RFM group is “Champions”');
  await page.getByRole('button', { name: 'Line 1: delete' }).click();
  await expect(page.getByTestId('words')).toHaveText('All customers');
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(390);
});
