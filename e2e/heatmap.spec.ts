import { demo, expect, test } from './support/studio';

test('an analyst draws a heatmap, opens a pair, selects a block by keyboard and finds the same view again', async ({
  page,
}) => {
  await page.goto(`${demo}/similarity?size=60`);
  await page.getByRole('button', { name: 'Draw the heatmap' }).click();
  const map = page.getByRole('application');
  await expect(map).toBeVisible({ timeout: 30_000 });
  await map.focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByTestId('readout')).toContainText('×');
  await page.keyboard.press('Enter');
  const pair = page.getByTestId('pair');
  await expect(pair).toContainText('They share');
  // numerator / (norm × norm) = similarity, as printed
  const [, numerator, a, b, result] =
    /([\d.,]+) \/ \(([\d.,]+) × ([\d.,]+)\) = ([\d.,]+)/.exec(await pair.innerText()) ?? [];
  expect(Number(numerator) / (Number(a) * Number(b))).toBeCloseTo(Number(result), 3);
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(page.getByRole('heading', { name: "The block's pairs, most similar first" })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: 'Strongest pairs' })).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'CSV' }).click();
  expect((await download).suggestedFilename()).toBe('similarity.csv');
  await page.goto(page.url());
  await expect(page.getByTestId('pair')).toContainText('They share');
});
