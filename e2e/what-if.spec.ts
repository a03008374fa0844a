import { demo, expect, test } from './support/studio';

test('a history that is thought up changes the list at once, and the address holds it', async ({ page }) => {
  await page.goto(`${demo}/recommendations`);
  await expect(page.getByText('what most customers turn to is shown instead')).toBeVisible();
  await page.getByLabel('Find a product to add').fill('tea');
  await page.getByRole('button', { name: /^Add / }).first().click();
  const list = page.getByTestId('recommendations');
  await expect(list).toContainText('Because of');
  const one = await list.innerText();
  await page.getByRole('button', { name: /^Add / }).first().click();
  await expect(page.getByTestId('history').getByRole('listitem')).toHaveCount(2);
  await expect(list).not.toHaveText(one);
  await page.goto(page.url());
  await expect(page.getByTestId('history').getByRole('listitem')).toHaveCount(2);
});
