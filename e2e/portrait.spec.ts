import { readFileSync } from 'node:fs';
import { axeFindings, demo, expect, seeAll, test } from './support/studio';

test('a product manager knows a shopper at a glance: cell, value, tastes, suggestions, life', async ({
  page,
}) => {
  await page.goto(`${demo}/customers/12`);
  await expect(page.getByTestId('rfm-cell')).not.toBeEmpty();
  await expect(page.getByRole('heading', { name: 'What comes next' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Suggested' })).toBeVisible();
  await expect(page.getByText(/^newsletter: (agreed|refused)$/)).toBeVisible();
  const months = page.getByRole('group', { name: 'Events by month' }).getByRole('button');
  await months.last().click();
  await expect(page).toHaveURL(/month=\d{4}-\d{2}/);
  await expect(months.last()).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('checkbox', { name: 'View' }).press('Space');
  await expect(page).toHaveURL(/kinds=view/);
  // A copied address brings the same view.
  await page.goto(page.url());
  await expect(page.getByRole('checkbox', { name: 'View' })).toBeChecked();
});

test('what is no number of a customer or product is not found', async ({ request }) => {
  for (const noun of ['customers', 'products'])
    for (const id of ['99999999999', '0', 'x'])
      expect((await request.get(`${demo}/${noun}/${id}`)).status(), `${noun}/${id}`).toBe(404);
});

test('figures say what they are, and the link is there to copy where the clipboard is not', async ({
  page,
}) => {
  await page.addInitScript(() =>
    Object.defineProperty(Navigator.prototype, 'clipboard', { get: () => undefined }),
  );
  await page.goto(`${demo}/customers/12`);
  await page.getByRole('button', { name: 'Order value', exact: true }).click();
  await expect(page.getByText('Mean money of an order, before returns.')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Copy link' }).click();
  const address = page.getByLabel(/Copy this address/);
  await expect(address).toHaveValue(page.url());
  await expect(address).toBeFocused();
});

test('a note is written, deleted and brought back', async ({ page }) => {
  // A second try finds the note that the first one left.
  const text = `Asked for a gift receipt (${test.info().retry}).`;
  await page.goto(`${demo}/customers/13`);
  await page.getByLabel('New note').fill(text);
  await page.getByRole('button', { name: 'Add the note' }).click();
  const note = page.getByText(text, { exact: true });
  await expect(page.getByRole('button', { name: `Delete the note ${text}` })).toBeVisible();
  await page.getByRole('button', { name: `Delete the note ${text}` }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(note).toBeVisible();
});

test('the portrait goes along as JSON and CSV', async ({ page }) => {
  await page.goto(`${demo}/customers/12`);
  const load = async (name: string) => {
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name, exact: true }).click();
    return readFileSync(await (await download).path(), 'utf8');
  };
  const portrait = JSON.parse(await load('JSON')) as {
    customer: { id: number };
    features: { orders: number };
  };
  expect(portrait.customer.id).toBe(12);
  expect(portrait.features.orders).toBeGreaterThanOrEqual(0);
  expect(await load('CSV')).toContain('feature,orders,');
});

test('paper has the portrait without navigation and buttons', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(`${demo}/customers/12`);
  await seeAll(page);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('button', { name: 'Copy link' })).toBeHidden();
  await expect(page.getByRole('navigation')).toBeHidden();
  await expect(page.getByTestId('rfm-cell')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Why not' })).toBeHidden();
  // Backgrounds are not printed: letters for dark ones would be pale on white.
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'light');
});

test('the first recommendations are explained at once, the others when asked', async ({ page }) => {
  await page.goto(`${demo}/customers/12`);
  const list = page.getByTestId('recommendations').first().locator('> li');
  await expect(list).toHaveCount(10);
  await expect(list.nth(2).getByTestId('score-sum')).toBeVisible();
  await expect(list.nth(3).getByTestId('score-sum')).toBeHidden();
  await list.nth(3).locator('summary').press('Enter');
  await expect(list.nth(3).getByTestId('score-sum')).toBeVisible();
});

test('a link to a model that is deleted shows what the current one recommends', async ({ page }) => {
  await page.goto(`${demo}/customers/12?models=nonsense`);
  await expect(page.getByTestId('recommendations').first().getByRole('listitem').first()).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const)
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    test('axe finds nothing on a portrait', async ({ page }) => {
      await page.goto(`${demo}/customers/12`);
      await seeAll(page);
      expect(await axeFindings(page)).toEqual([]);
    });
  });
