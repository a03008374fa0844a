import { spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { type Browser, chromium } from '@playwright/test';
import { systemChromium } from '@/scripts/browser.mjs';
import { type Benchmark } from './benchmark';

const paths = [
  '',
  '/data',
  '/customers',
  '/customers/1',
  '/products',
  '/products/1',
  '/recommendations?customer=1',
  '/similarity',
  '/models',
  '/compare',
  '/value',
  '/clusters',
  '/explore',
  '/behaviour',
  '/segments',
  '/segments/new',
];
const PORT = 4330;
const base = `http://127.0.0.1:${PORT}`;

async function serverIsUp(): Promise<void> {
  for (let attempt = 0; attempt < 240; attempt++) {
    const isUp = await fetch(`${base}/api/health`).then(
      (response) => response.ok,
      () => false,
    );
    if (isUp) return;
    await pause(500);
  }
  throw new Error('The studio did not start. Build it first: npm run build.');
}

const sizes = new Map<string, Promise<number>>();

/** Kilobytes of scripts, gzipped. */
async function weightOf(files: ReadonlySet<string>): Promise<number> {
  const sizeOf = async (file: string) =>
    gzipSync(Buffer.from(await (await fetch(base + file)).arrayBuffer())).length;
  const each = await Promise.all(
    [...files].map((file) => {
      const size = sizes.get(file) ?? sizeOf(file);
      sizes.set(file, size);
      return size;
    }),
  );
  return each.reduce((sum, size) => sum + size, 0) / 1024;
}

/** Scripts that a page's HTML asks for; what only browsers without modules load is left out. */
async function askedFor(path: string): Promise<Set<string>> {
  const html = await (await fetch(`${base}/demo-shop${path}`)).text();
  const tags = [...html.matchAll(/<script[^>]*src="(\/_next\/[^"]+\.js[^"]*)"[^>]*>/g)].filter(
    ([tag]) => !tag.includes('noModule'),
  );
  return new Set(tags.map(([, file]) => file ?? ''));
}

/**
 * Milliseconds from the navigation to the load event, in a context that has nothing in its cache, and kilobytes of script: what the
 * HTML asks for, and what there is once the page is quiet, with everything that is in view.
 */
async function costOf(browser: Browser, path: string) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const loaded = new Set<string>();
  page.on('request', (request) => {
    const { pathname, search } = new URL(request.url());
    if (pathname.startsWith('/_next/') && pathname.endsWith('.js')) loaded.add(pathname + search);
  });
  await page.goto(`${base}/demo-shop${path}`, { waitUntil: 'load' });
  const time = await page.evaluate(
    () => performance.getEntriesByType('navigation')[0]?.duration ?? Number.NaN,
  );
  await page.waitForLoadState('networkidle');
  await context.close();
  return { time, asked: await weightOf(await askedFor(path)), settled: await weightOf(loaded) };
}

/** The pages of one run and of one segment, which is made for it. */
async function pagesOfOne(browser: Browser): Promise<string[]> {
  const page = await browser.newPage();
  await page.goto(`${base}/demo-shop/models`);
  const run = await page.locator('a[href*="/models/"]').first().getAttribute('href');
  await page.goto(`${base}/demo-shop/segments/new`);
  await page.getByRole('button', { name: 'Whole rule: add a condition' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Buyers');
  await page.getByRole('button', { name: 'Save the segment' }).click();
  await page.waitForURL(/\/segments\/[0-9a-f-]{36}/);
  const segment = new URL(page.url()).pathname;
  await page.getByTestId('facts').getByText('refreshed').waitFor();
  await page.close();
  return [run ?? '', segment].map((path) => path.replace('/demo-shop', ''));
}

/** The first load of every page of the demo shop, and the script each asks for. */
export const pages: Benchmark = {
  name: 'First load of the slowest page, demo shop, warm server, cold browser cache',
  peer: '1 second',
  target: '≤ 1',
  async run() {
    const server = spawn(process.execPath, ['scripts/browser-test-server.mjs'], {
      stdio: 'ignore',
      env: { ...process.env, PORT: String(PORT) },
    });
    const executablePath = systemChromium();
    const browser = await chromium.launch({
      args: ['--disable-gpu', '--no-sandbox'],
      ...(executablePath ? { executablePath } : {}),
    });
    try {
      await serverIsUp();
      let slowest = 0;
      const notes: string[] = [];
      for (const path of [...paths, ...(await pagesOfOne(browser))]) {
        await costOf(browser, path);
        const { time, asked, settled } = await costOf(browser, path);
        slowest = Math.max(slowest, time);
        const name = path.split('?')[0]?.replace(/[0-9a-f-]{36}/, '…') || '/';
        notes.push(`${name} ${Math.round(time)} ms ${Math.round(asked)} kB, ${Math.round(settled)} kB quiet`);
      }
      return { ours: slowest / 1000, peer: 1, isMet: slowest <= 1000, note: notes.join('; ') };
    } finally {
      await browser.close();
      server.kill('SIGTERM');
    }
  },
};
