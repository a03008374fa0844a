// The studio as the browser tests want it: a fresh folder, the demo shop with its models, the production build.
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { bin, inRoot, node } from './set-up.mjs';

const folder = inRoot('data', 'browser-tests');
rmSync(folder, { recursive: true, force: true });
rmSync(`${folder}.lock`, { force: true });
const env = {
  KINDRED_DATA: folder,
  LOG_LEVEL: 'warn',
  DATABASE_URL: process.env.BROWSER_TEST_DATABASE_URL ?? '',
};
if ((await node([inRoot('dist/cli/kindred.mjs'), 'set-up', '--demo'], { env })) !== 0) process.exit(1);
const server = spawn(
  process.execPath,
  [bin('next/dist/bin/next'), 'start', '-H', '127.0.0.1', '-p', process.env.PORT ?? '4320'],
  {
    cwd: inRoot(),
    stdio: 'inherit',
    env: { ...process.env, ...env, NEXT_TELEMETRY_DISABLED: '1', NEXT_MANUAL_SIG_HANDLE: '1' },
  },
);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
server.on('exit', (code) => process.exit(code ?? 0));
