import { type Page } from '@playwright/test';
import { axeFindings, demo, expect, seeAll, test } from './support/studio';

const pages = [
  '',
  '/data',
  '/customers',
  '/customers/1',
  '/value',
  '/explore',
  '/products',
  '/products/1',
  '/recommendations?customer=1',
  '/similarity?size=40',
  '/models',
  '/models?tab=train&algorithm=item-knn',
  '/models?tab=search',
  '/models?tab=registry',
  '/models/latest',
  '/recommendations?customer=1&whyNot=5',
  '/compare',
];

/** The id of a run is another one in every shop: `latest` stands for the newest. */
async function addressOf(page: Page, path: string): Promise<string> {
  if (!path.endsWith('/latest')) return `${demo}${path}`;
  const response = await page.request.get(`/api/internal${demo}/models`);
  const [latest] = (await response.json()) as { id: string }[];
  return `${demo}${path.replace('latest', latest?.id ?? '')}`;
}

// Colours hang on the theme and words on the language: each of both is looked at once.
for (const [locale, colorScheme] of [
  ['en', 'light'],
  ['zh-CN', 'dark'],
] as const)
  test.describe(`${locale}, ${colorScheme}`, () => {
    test.use({ locale, colorScheme });
    for (const path of pages)
      test(`axe finds nothing on ${path || 'the overview'}`, async ({ page }) => {
        await page.goto(await addressOf(page, path));
        if (path.startsWith('/similarity')) {
          await page.locator('form button[type=submit]').click();
          await expect(page.getByRole('application')).toBeVisible({ timeout: 30_000 });
        }
        await seeAll(page);
        await expect(page.locator('html')).toHaveAttribute('lang', locale);
        expect(await axeFindings(page)).toEqual([]);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow).toBeLessThanOrEqual(0);
      });
  });

test.describe('390 px', () => {
  test.use({ viewport: { width: 390, height: 844 } });
  for (const path of pages)
    test(`${path || 'the overview'} fits a phone`, async ({ page }) => {
      await page.goto(await addressOf(page, path));
      await seeAll(page);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow).toBeLessThanOrEqual(0);
    });
});
