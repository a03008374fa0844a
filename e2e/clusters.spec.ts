import { axeFindings, demo, expect, seeAll, test } from './support/studio';

test('a marketer finds groups, reads what they are, selects customers on the map and keeps them as a list', async ({
  page,
}) => {
  // Groups and the UMAP map are some ten seconds of one processor, which other tests may have slowed down.
  test.setTimeout(150_000);
  await page.goto(`${demo}/clusters?from=3&to=4&leastEvents=40`);
  await page.getByRole('button', { name: 'Find groups' }).click();
  const map = page.getByRole('application');
  await expect(map).toBeVisible({ timeout: 120_000 });
  await expect(page).toHaveURL(/clustering=/);
  const cards = page.getByTestId('cluster');
  expect(await cards.count()).toBeGreaterThanOrEqual(3);
  await expect(cards.first()).toContainText('customers');
  await expect(cards.first()).toContainText('In plain words:');
  const explanation = page.getByTestId('explanation');
  await expect(explanation).toContainText('A decision tree of');
  await explanation.getByRole('treeitem').last().click();
  await expect(page).toHaveURL(/node=\d+/);
  await expect(explanation.getByText(/^Leaf: [\d,]+ customers, \d+% of them in \d+\. /)).toBeVisible();
  await expect(cards.first().getByRole('link', { name: 'Save exact group' })).toHaveAttribute(
    'href',
    /segments\/new\?rule=/,
  );
  await seeAll(page);
  expect(await axeFindings(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await axeFindings(page)).toEqual([]);

  await map.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('+');
  await page.keyboard.press('0');
  await page.getByText('PCA', { exact: true }).click();
  await expect(page.getByTestId('map-readout')).toContainText('variance');
  await page.getByRole('button', { name: 'Lasso: draw around customers' }).click();
  const box = (await map.boundingBox())!;
  await page.mouse.move(box.x + 5, box.y + 5);
  await page.mouse.down();
  for (const [x, y] of [
    [0.5, 0.02],
    [0.5, 0.98],
    [0.02, 0.98],
  ] as const)
    await page.mouse.move(box.x + x * box.width, box.y + y * box.height, { steps: 4 });
  await page.mouse.up();
  const selection = page.getByTestId('selection');
  await expect(selection).toContainText(/^[\d,]+ customers selected/);
  // Half of the map, not all of it.
  const count = Number.parseInt((await selection.innerText()).replaceAll(',', ''), 10);
  const all = Number.parseInt((await map.getAttribute('aria-label'))!.replaceAll(/\D/g, ''), 10);
  expect(count).toBeGreaterThan(0);
  expect(count).toBeLessThan(all);
  await selection.getByLabel('Name of the list').fill(`Lasso ${Date.now()}`);
  await selection.getByRole('button', { name: 'Save as list segment' }).click();
  await expect(selection).toContainText('saved.');
  const panel = page.locator('section', {
    has: page.getByRole('heading', { name: 'Map of the customers' }),
  });
  await panel.getByRole('button', { name: 'Show as table' }).click();
  const table = page.getByRole('region', { name: /^PCA map of / });
  await expect(table.getByRole('row')).toHaveCount(101);
  await expect(table.getByRole('link').first()).toHaveText(/^[^#]/);
  expect(await axeFindings(page)).toEqual([]);
  const download = page.waitForEvent('download');
  await panel.getByRole('button', { name: 'CSV' }).click();
  expect((await download).suggestedFilename()).toBe('clusters.csv');
});

test('300,000 customers are kept as a list', async ({ page }) => {
  await page.goto(`${demo}/segments`);
  const answer = await page.evaluate(
    async ([path, name]) => {
      const customerIds = Array.from({ length: 300_000 }, (_, at) => 2_000_000 - at);
      const response = await fetch(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ name, customerIds: [...customerIds, 1] }),
      });
      return [response.status, ((await response.json()) as { size: number }).size];
    },
    [`/api/internal${demo}/segments/lists/chosen`, `Many ${Date.now()}`] as const,
  );
  // The shop has one of them.
  expect(answer).toEqual([200, 1]);
});

test('an address of a clustering that is gone leads on to the newest one', async ({ page }) => {
  await page.goto(`${demo}/clusters?clustering=nonsense`);
  await expect(page.getByText('This clustering is not there any more')).toBeVisible();
  await page.getByRole('button', { name: 'Show the newest one' }).click();
  await expect(page).not.toHaveURL(/clustering=/);
});

test('vectors that the current model does not have are said before anything is started', async ({ page }) => {
  await page.goto(`${demo}/clusters?by=embedding`);
  await expect(page.getByText('The current model has no vectors of customers.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Find groups' })).toBeDisabled();
});
