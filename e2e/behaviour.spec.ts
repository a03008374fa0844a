import { axeFindings, demo, expect, seeAll, test } from './support/studio';

test('a marketer learns who will buy, sees how far it holds, chooses a threshold and reads the tree', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await page.goto(`${demo}/behaviour`);
  await page.getByLabel('What customers do').selectOption('buys');
  await expect(page.getByTestId('behaviour-estimate')).toContainText('customers to learn from');
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Learn', exact: true }).click();
  const models = page.getByRole('region', { name: 'Behaviour models' });
  await models.getByRole('link', { name: 'Buys within 30 days' }).first().click({ timeout: 60_000 });
  await expect(page.getByRole('heading', { level: 1, name: /Buys within 30 days/ })).toBeVisible();
  await seeAll(page);
  expect(await axeFindings(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await axeFindings(page)).toEqual([]);

  const calibration = page.getByTestId('calibration');
  await calibration.getByRole('button', { name: 'Show as table' }).click();
  await expect(calibration.getByRole('columnheader')).toHaveText([
    ...['Predicted', 'Observed', '95 % interval, from', 'to', 'Customers'],
  ]);
  const tree = page.getByRole('tree');
  await tree.getByRole('treeitem').first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(page).toHaveURL(/node=1/);
  await expect(page.getByTestId('node')).toContainText(/(Node|Leaf): \d/);
  await expect(page.getByTestId('likeliest')).toContainText('chosen node');

  await page.getByLabel(/^Cost of a miss/).fill('50');
  await expect(page).toHaveURL(/miss=50/);
  await expect(page.getByTestId('threshold-outcome')).toContainText(/finds \d/);
  await page.goto(page.url());
  await seeAll(page);
  await expect(page.getByLabel(/^Cost of a miss/)).toHaveValue('50');
  await expect(page.getByRole('link', { name: 'Make a segment of them' })).toHaveAttribute(
    'href',
    /segments\/new\?rule=.*prediction/,
  );
});

test('a window that is too long is refused in words', async ({ page }) => {
  await page.goto(`${demo}/behaviour?days=365`);
  await expect(page.getByText(/needs 1,?095 days of history/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Learn', exact: true })).toBeDisabled();
});

test('a model is archived, brought back and deleted', async ({ page }) => {
  await page.goto(`${demo}/behaviour?target=churns&days=45`);
  await page.getByRole('button', { name: 'Learn', exact: true }).click();
  const models = page.getByRole('region', { name: 'Behaviour models' });
  const link = models.getByRole('link', { name: 'Leaves: no order in 45 days' });
  await link.first().click({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Archive' }).click();
  await page.getByRole('button', { name: 'Bring back' }).click();
  await expect(page.getByRole('button', { name: 'Archive' })).toBeVisible();
  await page.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(page).toHaveURL(/\/behaviour$/);
});
