import { readFileSync } from 'node:fs';
import { axeFindings, demo, expect, openValue, seeAll, test } from './support/studio';

test.beforeEach(async ({ page }) => openValue(page));

test('a marketer sees where buyers stand, opens a cell, and takes it along as a segment', async ({
  page,
}) => {
  const grid = page.getByRole('group', { name: /^RFM/ });
  await expect(grid.getByRole('button')).toHaveCount(25);
  const rfm = page.locator('section', { has: grid });
  const picture = page.waitForEvent('download');
  await rfm.getByRole('button', { name: 'PNG' }).click();
  expect((await picture).suggestedFilename()).toBe('rfm.png');
  await grid.getByRole('button', { name: /^Champions: recency 5, frequency and money 5/ }).click();
  await expect(page).toHaveURL(/cell=champions/);
  const cell = page.getByTestId('cell');
  await expect(cell.getByRole('heading', { name: 'Champions' })).toBeVisible();
  await expect(cell.getByRole('row').nth(1)).toBeVisible();
  const link = await cell.getByRole('link', { name: 'Save as segment' }).getAttribute('href');
  const rule = JSON.parse(new URL(link!, 'http://shop').searchParams.get('rule')!) as unknown;
  expect(rule).toMatchObject({
    type: 'group',
    rules: [{ type: 'text', field: 'rfmCell', values: ['champions'] }],
  });
  // A copied address opens the same cell.
  await page.goto(page.url());
  await expect(page.getByTestId('cell').getByRole('heading', { name: 'Champions' })).toBeVisible();
});

test('either the models of lifetime value are shown with their holdout, or what they need', async ({
  page,
}) => {
  await seeAll(page);
  const gated = page.getByText(/^Lifetime value is not worked out: Needs \d+/);
  const models = page.getByRole('heading', { name: 'The models' });
  await expect(gated.or(models).first()).toBeVisible();
  if (await models.isVisible()) {
    await expect(page.getByRole('heading', { name: 'Was the model right?' })).toBeVisible();
    await expect(page.getByRole('row', { name: /^Own rate carried on/ })).toBeVisible();
    const download = page.waitForEvent('download');
    await page
      .locator('section', { hasText: 'Lifetime value of the next' })
      .getByRole('button', { name: 'CSV' })
      .click();
    expect(readFileSync(await (await download).path(), 'utf8')).toContain('From,To,Customers,Money expected');
  }
});

for (const colorScheme of ['light', 'dark'] as const)
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    test('axe finds nothing', async ({ page }) => {
      await page.goto(`${demo}/value?cell=champions`);
      await seeAll(page);
      expect(await axeFindings(page)).toEqual([]);
    });
  });

test.describe('390 px', () => {
  test.use({ viewport: { width: 390, height: 844 } });
  for (const path of ['/value?cell=champions', '/explore'])
    test(`${path} fits a phone`, async ({ page }) => {
      await page.goto(`${demo}${path}`);
      await seeAll(page);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow).toBeLessThanOrEqual(0);
    });
});
