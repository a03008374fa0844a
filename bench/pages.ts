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

/** Kilobytes of script, gzipped, that a page's HTML asks for; what only browsers without modules load is left out. */
async function scriptSize(path: string): Promise<number> {
  const html = await (await fetch(`${base}/demo-shop${path}`)).text();
  const tags = [...html.matchAll(/<script[^>]*src="(\/_next\/[^"]+\.js[^"]*)"[^>]*>/g)].filter(
    ([tag]) => !tag.includes('noModule'),
  );
  const files = [...new Set(tags.map(([, file]) => file ?? ''))];
  const sizes = await Promise.all(
    files.map(async (file) => gzipSync(Buffer.from(await (await fetch(base + file)).arrayBuffer())).length),
  );
  return sizes.reduce((sum, size) => sum + size, 0) / 1024;
}

/** Milliseconds from the navigation to the load event, in a context that has nothing in its cache. */
async function loadTime(browser: Browser, path: string): Promise<number> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${base}/demo-shop${path}`, { waitUntil: 'load' });
  const time = await page.evaluate(
    () => performance.getEntriesByType('navigation')[0]?.duration ?? Number.NaN,
  );
  await context.close();
  return time;
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
      for (const path of paths) {
        await loadTime(browser, path);
        const time = await loadTime(browser, path);
        slowest = Math.max(slowest, time);
        notes.push(
          `${path.split('?')[0] || '/'} ${Math.round(time)} ms ${Math.round(await scriptSize(path))} kB`,
        );
      }
      return { ours: slowest / 1000, peer: 1, isMet: slowest <= 1000, note: notes.join('; ') };
    } finally {
      await browser.close();
      server.kill('SIGTERM');
    }
  },
};
