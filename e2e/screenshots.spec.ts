import { demo, expect, test } from './support/studio';

// The README's pictures. They change with every pixel, so they are only taken when asked for.
test.skip(
  process.env.KINDRED_SCREENSHOTS !== '1',
  'set KINDRED_SCREENSHOTS=1 to take the pictures of the README',
);

test('takes the pictures of the README', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 860 });
  const shoot = (name: string) => page.screenshot({ path: `docs/screenshots/${name}.png` });
  await page.goto(demo);
  await expect(page.locator('.recharts-surface').first()).toBeVisible();
  await shoot('overview');
  await page.goto(`${demo}/customers/12`);
  await expect(page.getByTestId('recommendations').first()).toBeVisible();
  await shoot('customer');
  await page.goto(`${demo}/similarity?size=150`);
  await page.getByRole('button', { name: 'Draw the heatmap' }).click();
  await expect(page.getByRole('application')).toBeVisible();
  await page.getByRole('application').click({ position: { x: 210, y: 180 } });
  await expect(page.getByTestId('pair')).toBeVisible();
  await page.evaluate(() => window.scrollTo(0, 260));
  await page.waitForTimeout(7000); // until the toast has gone
  await shoot('similarity');
  await page.goto(`${demo}/compare`);
  await expect(page.locator('.recharts-surface').first()).toBeVisible();
  await page.getByRole('combobox', { name: 'Metric' }).scrollIntoViewIfNeeded();
  await page.evaluate(() => window.scrollTo(0, 740));
  await page.waitForTimeout(1500); // until the charts stand still
  await shoot('compare');
  await page.goto(`${demo}/models`);
  await expect(page.getByRole('region', { name: 'Runs' })).toBeVisible();
  await shoot('models');
});
