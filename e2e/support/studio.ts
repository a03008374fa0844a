import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test as base } from '@playwright/test';

/** The shop that the test server makes. */
export const demo = '/demo-shop';

/** Tests fail on anything that the browser complains about: script errors, refused styles, broken requests. */
export const test = base.extend<{ complaints: string[] }>({
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
      await use(complaints);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** What axe finds on the page as it is, one line a rule. */
export async function axeFindings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`,
  );
}

/** Goes down a page, so that what loads when it is seen has loaded. */
export async function seeAll(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  for (let y = 0; y < (await page.evaluate(() => document.documentElement.scrollHeight)); y += 600) {
    await page.evaluate((top) => window.scrollTo(0, top), y);
    await page.waitForTimeout(80);
  }
  await page.waitForLoadState('networkidle');
  await expect(page.locator('.mantine-Skeleton-root')).toHaveCount(0);
}

/** Makes an empty shop by the header's switcher and ends on its Data page. */
export async function newShop(page: Page, wish: string): Promise<string> {
  const { retry } = test.info();
  const name = retry === 0 ? wish : `${wish}, try ${retry + 1}`;
  await page.goto(demo);
  await page.getByRole('button', { name: /^Shop / }).click();
  await page.getByRole('menuitem', { name: 'New shop' }).click();
  await page.getByLabel('Name').fill(name);
  await page.getByRole('button', { name: 'Create shop' }).click();
  await page.waitForURL(/\/data$/);
  return new URL(page.url()).pathname.replace('/data', '');
}

/** Ratings of two groups with opposite tastes, as a CSV. */
export function ratingsCsv(): string {
  const lines = ['user_id,item_id,rating,timestamp'];
  for (let user = 1; user <= 40; user++)
    for (let item = 1; item <= 30; item++)
      if (item % 2 === user % 2 && (user + item) % 7 !== 0)
        lines.push(`u${user},film ${item},${3 + ((user + item) % 3)},${1_700_000_000 + user * 100 + item}`);
  return lines.join('\n');
}

/** The value page of the demo shop, with its features worked out where they are not yet. */
export async function openValue(page: Page): Promise<void> {
  await page.goto(`${demo}/value`);
  const compute = page.getByRole('button', { name: 'Work out the features' });
  const grid = page.getByRole('group', { name: /^RFM/ });
  await expect(compute.or(grid).first()).toBeVisible();
  if (await compute.isVisible()) {
    await compute.click();
    await expect(grid).toBeVisible({ timeout: 50_000 });
  }
}
