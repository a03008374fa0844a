import { readFileSync } from 'node:fs';
import { type Page } from '@playwright/test';
import { axeFindings, demo, expect, seeAll, test } from './support/studio';

const tick = (page: Page, name: string) =>
  page.getByRole('checkbox', { name: new RegExp(`^Compare ${name}`) }).first();
const pairs = (page: Page) => page.getByRole('region', { name: /by how much, and how sure/ });

async function compareThree(page: Page) {
  await page.goto(`${demo}/compare`);
  await page.getByRole('button', { name: 'Untick all' }).click();
  await expect(page.getByText('Tick at least one run above')).toBeVisible();
  for (const name of ['Popularity', 'EASE', 'Item neighbours']) await tick(page, name).click();
  await seeAll(page);
  await expect(pairs(page).getByRole('row')).toHaveCount(3);
}

test('an analyst compares three runs and sends the link: it shows the same', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await compareThree(page);
  await expect(pairs(page)).toContainText(/beats Popularity by \d+% \[\d+, \d+\]/);
  await page.getByRole('combobox', { name: 'Metric', exact: true }).selectOption('recall');
  await expect(page.getByRole('heading', { name: 'Recall@10: by how much, and how sure' })).toBeVisible();
  const verdicts = await pairs(page).innerText();
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByText('The link to this comparison is copied')).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const other = await context.newPage();
  await other.goto(link);
  await seeAll(other);
  await expect(pairs(other).getByRole('row')).toHaveCount(3);
  expect(await pairs(other).innerText()).toBe(verdicts);
  await expect(other.getByRole('combobox', { name: 'Metric', exact: true })).toHaveValue('recall');
  await expect(tick(other, 'User neighbours')).not.toBeChecked();
  await other.close();
});

test('another reference turns the verdicts around', async ({ page }) => {
  await compareThree(page);
  await page
    .getByRole('row', { name: /^Compare EASE/ })
    .getByRole('button', { name: 'Make reference' })
    .click();
  await expect(pairs(page)).toContainText(/falls behind EASE by \d+%/);
});

test('who gains, down to one customer with both lists side by side', async ({ page }) => {
  await compareThree(page);
  await page
    .getByRole('button', { name: /^Both lists of / })
    .first()
    .click();
  const lists = page.getByTestId('judged-list');
  await expect(lists).toHaveCount(2);
  for (const list of await lists.all()) await expect(list.getByRole('listitem')).toHaveCount(10);
  await expect(lists.last()).toContainText('Hit');
  await expect(page).toHaveURL(/customer=\d+/);
  await page.waitForTimeout(400); // until the drawer has come in
  expect(await axeFindings(page)).toEqual([]);
});

test('a number tells its protocol, and run again gives the same digits', async ({ page }) => {
  await page.goto(`${demo}/compare`);
  await page
    .getByRole('row', { name: /^Compare Popularity/ })
    .first()
    .getByTitle('How this number came about')
    .first()
    .click();
  const card = page.getByRole('dialog');
  await expect(card).toContainText('Data hash');
  await page.waitForTimeout(400); // until the drawer has come in
  expect(await axeFindings(page)).toEqual([]);
  await card.getByRole('button', { name: 'Run again' }).click();
  await expect(card).toContainText('Run again: every digit is the same', { timeout: 45_000 });
});

test('the comparison is saved as CSV, JSON, LaTeX and PNG', async ({ page }) => {
  await compareThree(page);
  const save = async (click: () => Promise<void>) => {
    const download = page.waitForEvent('download');
    await click();
    const file = await download;
    return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
  };
  const choose = (item: string) => () =>
    page
      .getByRole('button', { name: 'Export' })
      .click()
      .then(() => page.getByRole('menuitem', { name: item }).click());
  const csv = await save(choose('CSV'));
  expect(csv.bytes.toString()).toMatch(/^\uFEFFrun,algorithm,parameters,.*ndcg,ndcg low,ndcg high/);
  const json = JSON.parse((await save(choose('JSON'))).bytes.toString()) as {
    runs: unknown[];
    pairs: unknown[];
  };
  expect([json.runs.length, json.pairs.length]).toEqual([3, 3]);
  const tex = await save(choose('LaTeX'));
  expect(tex.bytes.toString()).toMatch(/\\toprule[\s\S]*\\textbf\{0\.\d{3}\} \{\\scriptsize \[/);
  const png = await save(() => page.getByRole('button', { name: 'PNG' }).first().click());
  expect(png.name).toBe('comparison-ndcg.png');
  expect(png.bytes.subarray(1, 4).toString()).toBe('PNG');
  expect(png.bytes.length).toBeGreaterThan(5000);
});

test('a search is told by its lines, and a part of an axis keeps those that pass', async ({ page }) => {
  await page.goto(`${demo}/compare`);
  const title = page.getByRole('heading', { name: 'Hyper-parameter search' });
  await seeAll(page);
  await expect(title).toBeVisible();
  const status = page.getByText(/^\d+ of \d+ trials pass/);
  await expect(status).toBeVisible();
  const lowest = page.getByRole('slider', { name: 'Validation nDCG, lower bound' });
  for (let step = 0; step < 10; step++) await lowest.press('ArrowUp');
  await expect(page).toHaveURL(/brush=value/);
  await expect(status).not.toHaveText(/^(\d+) of \1 trials/);
  await page.getByRole('button', { name: 'Clear the selection' }).click();
  await expect(status).toHaveText(/^(\d+) of \1 trials/);
});
