import { demo, expect, test } from './support/studio';

test('Ctrl-K finds a customer and opens the portrait by keyboard', async ({ page }) => {
  await page.goto(demo);
  await page.waitForLoadState('networkidle');
  await page.keyboard.press('Control+K');
  await page.getByRole('textbox', { name: 'Type to search customers, products and pages' }).fill('C00012');
  await expect(page.getByRole('button', { name: /C00012/ })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/customers\/\d+$/);
});
