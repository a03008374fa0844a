import { expect, newShop, ratingsCsv, test } from './support/studio';

test('a product manager imports a CSV, trains a model and sees recommendations with reasons that add up', async ({
  page,
}) => {
  const shop = await newShop(page, 'Film club');
  await page.setInputFiles('input[type=file]', {
    name: 'ratings.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`${ratingsCsv()}\nu1,film 2,not a number,5\n`),
  });
  await expect(page.getByLabel('Format')).toHaveValue('ratings');
  await page.getByRole('button', { name: 'Dry run' }).click();
  await expect(page.getByTestId('dry-run')).toContainText('Value is no number');
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await page.getByRole('link', { name: 'ratings.csv' }).click();
  await expect(page.getByRole('heading', { name: 'Cleaning report' })).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download the rows left out' }).click();
  expect((await download).suggestedFilename()).toMatch(/^rejected-rows/);

  await page.getByRole('link', { name: 'Models' }).click();
  await page.getByRole('radio', { name: /Item neighbours/ }).check();
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await page.getByRole('tab', { name: 'Runs' }).click();
  await expect(
    page.getByRole('region', { name: 'Runs' }).getByRole('link', { name: /Item neighbours/ }),
  ).toBeVisible();
  await page
    .getByRole('link', { name: /Item neighbours/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { name: 'Protocol' })).toBeVisible();

  await page.goto(`${shop}/customers?q=u1`);
  await page.getByRole('link', { name: 'u1', exact: true }).click();
  const first = page.getByTestId('recommendations').getByRole('listitem').first();
  await expect(first).toContainText('Because of');
  const values = await first.locator('ul li > span:last-child').allTextContents();
  const numbers = values.map((text) => Number(text.replace('−', '-')));
  const score = numbers.pop() ?? Number.NaN;
  expect(Math.abs(numbers.reduce((sum, value) => sum + value, 0) - score)).toBeLessThan(0.005);
});

test('an import can be undone, and a second import of the same file adds nothing', async ({ page }) => {
  await newShop(page, 'Undo club');
  const file = { name: 'twice.csv', mimeType: 'text/csv', buffer: Buffer.from(ratingsCsv()) };
  for (let time = 1; time <= 2; time++) {
    await page.setInputFiles('input[type=file]', file);
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await expect(page.getByRole('link', { name: 'twice.csv' })).toHaveCount(time);
    await expect(page.getByRole('row').nth(1)).toContainText('Done');
  }
  await expect(page.getByRole('row').nth(1).getByRole('cell').nth(2)).toHaveText('0');
  await page.getByRole('link', { name: 'twice.csv' }).last().click();
  await page.getByRole('button', { name: 'Undo the import' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Undo the import' }).click();
  await expect(page.getByText('Undone', { exact: true })).toBeVisible();
  await page.getByRole('link', { name: 'Overview' }).click();
  await expect(page.getByText('This shop is empty')).toBeVisible();
});
