import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { bin, run } from './set-up.mjs';

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The system's own Chromium; null where there is none. */
export const systemChromium = () =>
  [process.env.CHROMIUM_PATH, ...places].find((file) => file && existsSync(file)) ?? null;

/** Whether Playwright has downloaded a browser of its own. */
function hasPlaywrightBrowser() {
  const script =
    "import('@playwright/test').then(({ chromium }) => process.exit(require('node:fs').existsSync(chromium.executablePath()) ? 0 : 1))";
  return spawnSync(process.execPath, ['-e', script], { stdio: 'ignore' }).status === 0;
}

/** Makes sure that the browser tests have a browser: the system's, Playwright's download, or Debian's. False where none is to be had. */
export async function ensureBrowser() {
  if (systemChromium() || hasPlaywrightBrowser()) return true;
  console.log('• Installing a browser for the browser tests …');
  if (
    (await run(process.execPath, [bin('@playwright/test/cli.js'), 'install', 'chromium'])) === 0 &&
    hasPlaywrightBrowser()
  )
    return true;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    await run('apt-get', ['update', '-qq']);
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
      env: { DEBIAN_FRONTEND: 'noninteractive' },
    });
  }
  if (systemChromium()) return true;
  console.error('The browser tests need Chromium: install it, or set CHROMIUM_PATH to where it is.');
  return false;
}
