import { demo, expect, test } from './support/studio';

test('a product manager asks why a product is not recommended, and why one is', async ({ page }) => {
  await page.goto(`${demo}/products/40`);
  await page.getByRole('link', { name: 'Why is it not recommended?' }).click();
  await expect(page.getByText('Pick a customer to see why it is not recommended.')).toBeVisible();
  await page.goto(`${page.url()}&customer=12`);
  const trace = page.getByTestId('decision-trace');
  await expect(trace).toContainText(
    /Not in the list: .+ puts it at place [\d,]+ of [\d,]+, and the list has 10/,
  );
  const values = await trace.locator('ul li > span:last-child').allTextContents();
  const numbers = values.map((text) => Number(text.replace('−', '-').replace('+', '')));
  const score = numbers.pop() ?? Number.NaN;
  expect(Math.abs(numbers.reduce((sum, value) => sum + value, 0) - score)).toBeLessThan(0.01);

  const first = page.getByTestId('recommendations').getByRole('link').first();
  const name = await first.innerText();
  await page.getByRole('button', { name: 'Another product' }).click();
  await page.getByLabel('Find a product', { exact: true }).fill(name);
  await page.getByRole('button', { name, exact: true }).click();
  await expect(trace).toContainText('It is in the list');
  await expect(trace).toContainText('place 1 of');
});
