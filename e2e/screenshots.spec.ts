import { type Page } from '@playwright/test';
import { demo, expect, test } from './support/studio';

// The README's pictures. They change with every pixel, so they are only taken when asked for.
test.skip(
  process.env.KINDRED_SCREENSHOTS !== '1',
  'set KINDRED_SCREENSHOTS=1 to take the pictures of the README',
);
test.use({ viewport: { width: 1280, height: 860 } });

const shoot = (page: Page, name: string) => page.screenshot({ path: `docs/screenshots/${name}.png` });

test('overview', async ({ page }) => {
  await page.goto(demo);
  await expect(page.locator('.recharts-surface').first()).toBeVisible();
  await shoot(page, 'overview');
});

test('customer', async ({ page }) => {
  await page.goto(`${demo}/customers/12`);
  await expect(page.getByTestId('rfm-cell')).toBeVisible();
  await expect(page.getByTestId('suggestions')).toBeVisible();
  await shoot(page, 'customer');
});

test('clusters', async ({ page }) => {
  test.setTimeout(150_000);
  await page.goto(`${demo}/clusters`);
  await page.getByRole('button', { name: 'Find groups' }).click();
  const explanation = page.getByTestId('explanation');
  await expect(explanation).toBeVisible({ timeout: 120_000 });
  await page.waitForTimeout(7000); // until the toast has gone
  await page.getByTestId('cluster').first().scrollIntoViewIfNeeded();
  await page.evaluate(() => window.scrollTo(0, 300));
  await shoot(page, 'clusters');
});

test('similarity', async ({ page }) => {
  await page.goto(`${demo}/similarity?size=150`);
  await page.getByRole('button', { name: 'Draw the heatmap' }).click();
  await expect(page.getByRole('application')).toBeVisible();
  await page.getByRole('application').click({ position: { x: 210, y: 180 } });
  await expect(page.getByTestId('pair')).toBeVisible();
  await page.evaluate(() => window.scrollTo(0, 260));
  await page.waitForTimeout(7000); // until the toast has gone
  await shoot(page, 'similarity');
});

test('compare', async ({ page }) => {
  await page.goto(`${demo}/compare`);
  await expect(page.locator('.recharts-surface').first()).toBeVisible();
  await page.getByRole('combobox', { name: 'Metric' }).scrollIntoViewIfNeeded();
  await page.evaluate(() => window.scrollTo(0, 740));
  await page.waitForTimeout(1500); // until the charts stand still
  await shoot(page, 'compare');
});

test('models', async ({ page }) => {
  await page.goto(`${demo}/models`);
  await expect(page.getByRole('region', { name: 'Runs' })).toBeVisible();
  await shoot(page, 'models');
});
