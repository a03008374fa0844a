import { demo, expect, test } from './support/studio';

test('the language and the theme are switched in the header and remembered', async ({ page }) => {
  await page.goto(demo);
  await page.getByRole('button', { name: 'Language' }).click();
  await page.getByRole('menuitem', { name: '简体中文' }).click();
  await expect(page.getByRole('link', { name: '推荐', exact: true })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await page.getByRole('button', { name: '切换明暗主题' }).click();
  await page.reload();
  await expect(page.getByRole('link', { name: '相似度', exact: true })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await page.getByRole('button', { name: '语言' }).click();
  await page.getByRole('menuitem', { name: 'English' }).click();
  await expect(page.getByRole('link', { name: 'Similarity', exact: true })).toBeVisible();
});
