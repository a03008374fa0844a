import { readFileSync } from 'node:fs';
import { demo, expect, seeAll, test } from './support/studio';

test('an analyst trains with a preset, knows before what it takes, and opens the model card', async ({
  page,
}) => {
  await page.goto(`${demo}/models?tab=train`);
  await page.getByRole('radio', { name: /SVD/ }).check();
  const feedback = page.getByRole('combobox', { name: 'Feedback' });
  await expect(feedback).toHaveValue('auto');
  await expect(feedback.getByRole('option', { name: 'Best for this algorithm: Ratings' })).toBeAttached();
  await page.getByRole('radio', { name: /iALS/ }).check();
  await page.getByText('Quick', { exact: true }).click();
  await expect(page.getByRole('spinbutton', { name: 'Dimensions (d)' })).toHaveValue('16');
  await expect(page.getByTestId('estimate')).toContainText(
    /Takes about .+ of one processor and .+B of memory/,
  );
  await page.getByRole('spinbutton', { name: 'Seed' }).fill('7');
  await expect(page).toHaveURL(/algorithm=ials.*set=.*seed=7/);
  // A copied address brings the same form.
  await page.goto(page.url());
  await expect(page.getByRole('spinbutton', { name: 'Dimensions (d)' })).toHaveValue('16');
  await expect(page.getByRole('spinbutton', { name: 'Seed' })).toHaveValue('7');
  await page.getByRole('spinbutton', { name: 'Dimensions (d)' }).fill('100000');
  await expect(page.getByText(/^From \d+ to \d+/)).toBeVisible();
  await page.getByRole('button', { name: /Set Dimensions \(d\) back to/ }).click();
  await page.getByText('Quick', { exact: true }).click();
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await page.getByRole('link', { name: 'Open the result' }).click({ timeout: 45_000 });
  await expect(page.getByRole('heading', { name: 'Limits' })).toBeVisible();
  await expect(page.getByText(/beats Popularity by \d+% \[\d+, \d+\]/)).toBeVisible();
  await page.getByRole('button', { name: 'Export' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Product vectors (CSV)' }).click();
  const [head = '', first = ''] = readFileSync(await (await download).path(), 'utf8').split('\n');
  // One column names the product, sixteen are its vector.
  expect(head.split(',').length).toBeGreaterThanOrEqual(17);
  expect(first.split(',').slice(-16).map(Number).every(Number.isFinite)).toBe(true);
});

test('a model card says for whom the model works, and goes along as Markdown', async ({ page }) => {
  await page.goto(`${demo}/models`);
  await page.getByRole('region', { name: 'Runs' }).getByRole('link', { name: 'EASE' }).first().click();
  await expect(page.getByText(/^\[0\.\d{4}, 0\.\d{4}\]$/).first()).toBeVisible();
  await seeAll(page);
  await page.getByText('by taste', { exact: true }).click();
  await expect(page.getByRole('row', { name: /^Niche products/ })).toBeVisible();
  await expect(page).toHaveURL(/by=taste/);
  await page.getByRole('button', { name: 'Export' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Markdown' }).click();
  const text = readFileSync(await (await download).path(), 'utf8');
  expect(text).toContain('# Model card: EASE');
  expect(text).toMatch(/\| nDCG@10 \| 0\.\d{4} \| \\\[0\.\d{4}, 0\.\d{4}\\\] \|/);
});

test('another model is made current, rolled back, and that is undone; the archive hides a run', async ({
  page,
}) => {
  await page.goto(`${demo}/models?tab=registry`);
  const current = page.locator('section', { has: page.getByRole('heading', { name: 'Current model' }) });
  const before = await current.getByRole('link').first().innerText();
  await page.getByRole('button', { name: 'Make current: Popularity' }).first().click();
  await expect(current.getByRole('link', { name: 'Popularity' })).toBeVisible();
  await expect(page.getByTestId('promotions')).toContainText('Popularity');
  await current.getByRole('button', { name: 'Roll back' }).click();
  await expect(page.getByRole('dialog')).toContainText('will recommend instead of Popularity');
  await page.getByRole('dialog').getByRole('button', { name: 'Roll back' }).click();
  await expect(current.getByRole('link', { name: before })).toBeVisible();
  await expect(page.getByTestId('promotions')).toContainText('rolled back');
  const told = page.getByRole('status').filter({ hasText: 'Rolled back' });
  await told.getByRole('button', { name: 'Undo' }).click();
  await expect(current.getByRole('link', { name: 'Popularity' })).toBeVisible();
  await current.getByRole('button', { name: 'Roll back' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Roll back' }).click();
  await expect(current.getByRole('link', { name: before })).toBeVisible();

  const row = page.getByRole('region', { name: 'Models' }).getByRole('row', { name: /^Item neighbours/ });
  const count = await row.count();
  await row.first().getByRole('button', { name: 'Archive: Item neighbours (item-kNN)' }).click();
  await expect(row).toHaveCount(count - 1);
  await page.getByRole('switch', { name: 'Show 1 archived run' }).click();
  await row.getByRole('button', { name: /^Bring back/ }).click();
  await expect(row).toHaveCount(count);
});

test('a search tries settings, and its best one becomes a run', async ({ page }) => {
  await page.goto(`${demo}/models?tab=search&algorithm=item-knn&trials=3`);
  const shrinkage = page.getByRole('checkbox', { name: 'Shrinkage (λ)' });
  await expect(shrinkage).toBeChecked();
  await shrinkage.uncheck();
  await page.getByRole('spinbutton', { name: 'Shrinkage (λ)' }).fill('10');
  await expect(page).toHaveURL(/set=shrinkage_10/);
  await expect(page.getByTestId('estimate')).toContainText('for 3 trials');
  await page.getByRole('button', { name: 'Start the search' }).click();
  const found = page.getByRole('region', { name: 'Searches' }).getByRole('row', { name: /^Item neighbours/ });
  await expect(found.first()).toContainText('shrinkage 10', { timeout: 45_000 });
  await found.first().getByRole('link', { name: 'Its run' }).click();
  await expect(page.getByRole('heading', { name: 'Intended use' })).toBeVisible();
});
