import { readFileSync } from 'node:fs';
import { axeFindings, demo, expect, openValue, seeAll, test } from './support/studio';

test.beforeEach(async ({ page }) => openValue(page));

test('an analyst reads the map of lifts with the keyboard, changes its columns, and takes it along', async ({
  page,
}) => {
  await page.goto(`${demo}/explore`);
  const panel = page.locator('section', { hasText: 'Groups × Categories: lift' });
  const map = panel.getByRole('img', { name: /^Groups × Categories: lift\./ });
  await map.focus();
  await page.keyboard.press('ArrowRight');
  await expect(panel.getByTestId('readout')).toContainText(/lift \d+\.\d\d, from|below 10 nothing is shown/);
  await panel.getByRole('combobox', { name: 'Columns' }).selectOption('price-band');
  await expect(page).toHaveURL(/of=price-band/);
  const bands = page.locator('section', { hasText: 'Groups × Price bands: lift' });
  const download = page.waitForEvent('download');
  await bands.getByRole('button', { name: 'CSV' }).click();
  expect(readFileSync(await (await download).path(), 'utf8')).toMatch(/Group,Customers,/);
  await bands.getByRole('button', { name: 'Show as table' }).click();
  await expect(bands.getByRole('row', { name: /^Champions/ })).toBeVisible();
});

test('groups are compared by what they are like, and cohorts by who came back', async ({ page }) => {
  await page.goto(`${demo}/explore`);
  await seeAll(page);
  await expect(page.getByRole('img', { name: /^Groups × what they are like\./ })).toBeVisible();
  const cohorts = page.locator('section', { hasText: 'Cohorts:' });
  await expect(cohorts.getByRole('img', { name: /ordered again\./ })).toBeVisible();
  await cohorts.getByText('Money', { exact: true }).click();
  await expect(page).toHaveURL(/cohorts=money/);
  await expect(cohorts.getByRole('img', { name: /money by month/ }).first()).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const)
  for (const locale of ['en', 'zh-CN'] as const)
    test.describe(`${colorScheme}, ${locale}`, () => {
      test.use({ colorScheme, locale });
      test('axe finds nothing', async ({ page }) => {
        await page.goto(`${demo}/explore`);
        await seeAll(page);
        expect(await axeFindings(page)).toEqual([]);
      });
    });
