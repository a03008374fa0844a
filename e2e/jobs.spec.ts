import { demo, expect, test } from './support/studio';

test('a training is cancelled while it runs; a page answers meanwhile; the runs stay as they were', async ({
  page,
}) => {
  await page.goto(`${demo}/models`);
  const runs = page.getByRole('region', { name: 'Runs' }).getByRole('row');
  await expect(runs.nth(1)).toBeVisible();
  const before = await runs.count();
  await page.getByRole('tab', { name: 'Train' }).click();
  await page.getByRole('radio', { name: 'EASE' }).check();
  await page.getByLabel('Seed').fill('7');
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await expect(page.getByRole('progressbar', { name: 'Training: EASE' })).toBeVisible();
  expect((await page.request.get(`${demo}/customers`)).ok()).toBe(true);
  await page.getByRole('button', { name: 'Cancel Training: EASE' }).click();
  await expect(page.getByText('Cancelled. Nothing was changed.')).toBeVisible();
  await page.getByRole('button', { name: /^Jobs/ }).click();
  await expect(page.getByRole('dialog').getByText('Cancelled').first()).toBeVisible();
  await page.goto(`${demo}/models`);
  await expect(runs).toHaveCount(before);
});
