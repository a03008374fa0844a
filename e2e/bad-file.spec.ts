import { expect, newShop, test } from './support/studio';

const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);

test('a picture named .csv, an empty file and a file of one column are refused in one sentence each; the shop stays as it was', async ({
  page,
}) => {
  const shop = await newShop(page, 'Bad files');
  for (const [name, buffer, sentence] of [
    ['ratings.csv', png, /is a PNG picture, not a table/],
    ['empty.csv', Buffer.from(''), /The file is empty/],
    ['one.csv', Buffer.from('a\nb\nc\n'), /only one column/],
  ] as const) {
    await page.goto(`${shop}/data`);
    await page.setInputFiles('input[type=file]', { name, mimeType: 'text/csv', buffer });
    await expect(page.getByRole('alert').filter({ hasText: sentence })).toBeVisible();
  }
  await page.goto(shop);
  await expect(page.getByText('This shop is empty')).toBeVisible();
});
