import { chromium } from '@playwright/test';
import { build } from 'esbuild';
import { z } from 'zod';
import { systemChromium } from '@/scripts/browser.mjs';

/** Milliseconds of a first draw and of the frames while something moves. */
const drawing = z.object({ cold: z.number(), median: z.number(), slow: z.number() });

/** Runs a script of drawing in a real browser, by the processor alone. The script leaves `window.result`. */
export async function drawInBrowser(script: string): Promise<z.infer<typeof drawing>> {
  const { outputFiles } = await build({
    stdin: { contents: script, resolveDir: process.cwd(), loader: 'ts' },
    bundle: true,
    format: 'esm',
    write: false,
    tsconfig: 'tsconfig.json',
  });
  const executablePath = systemChromium();
  const browser = await chromium.launch({
    args: ['--disable-gpu', '--no-sandbox'],
    ...(executablePath ? { executablePath } : {}),
  });
  try {
    const page = await browser.newPage();
    await page.setContent('<body></body>');
    await page.addScriptTag({ content: outputFiles[0]?.text ?? '', type: 'module' });
    const result = await page.waitForFunction(() => ('result' in window ? window.result : null), null, {
      timeout: 30_000,
    });
    return drawing.parse(await result.jsonValue());
  } finally {
    await browser.close();
  }
}
