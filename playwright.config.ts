import { defineConfig, devices } from '@playwright/test';
import { systemChromium } from './scripts/browser.mjs';

const port = Number(process.env.BROWSER_TEST_PORT ?? 4320);
const chromium = systemChromium();
// A browser without a network logs a failure for each of its own background requests.
const quiet = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results/browser',
  workers: 1,
  retries: process.env.CI ? 1 : 0,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json']],
  use: {
    ...devices['Desktop Chrome'],
    baseURL: `http://127.0.0.1:${port}`,
    trace: 'retain-on-failure',
    launchOptions: {
      args: [...quiet, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
      ...(chromium ? { executablePath: chromium } : {}),
    },
  },
  webServer: {
    command: 'node scripts/browser-test-server.mjs',
    url: `http://127.0.0.1:${port}/api/health`,
    env: { PORT: String(port) },
    reuseExistingServer: false,
    timeout: 300_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
  },
});
