#!/usr/bin/env node
// One command for each wish, on a fresh clone with nothing but Node and npm:
//   npm run demo    set everything up, make the demo shop, serve          npm start   the same without the demo shop
//   npm test        everything that CI checks                             npm run dev serve with reload
//   npm run build   the production build                                  npm run bench  measure against the peers
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { bin, build, children, inRoot, node, prepare } from './set-up.mjs';

const [wish = 'demo', ...rest] = process.argv.slice(2);
process.chdir(inRoot());

let isEnding = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => {
    isEnding = true;
    for (const child of children) child.kill(signal);
    if (children.size === 0) process.exit(0);
  });

const isLoopback = (host) => host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);

/** Where to listen. Anything but this machine is refused until there are accounts, unless the switch says otherwise. */
function host() {
  const wanted = process.env.HOST ?? '127.0.0.1';
  if (isLoopback(wanted)) return wanted;
  if (process.env.KINDRED_OPEN !== '1' && !rest.includes('--open')) {
    console.error(
      `Kindred has no accounts yet, so it listens on this machine only and refuses HOST=${wanted}. Set KINDRED_OPEN=1 if you want everyone who reaches ${wanted} to see and change everything.`,
    );
    process.exit(1);
  }
  console.warn(
    `WARNING: listening on ${wanted} without accounts: everyone who reaches it can see and change everything.`,
  );
  return wanted;
}

const isFree = (port, address) =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, address, () => probe.close(() => resolve(true)));
  });

async function freePort(address) {
  const wanted = Number(process.env.PORT ?? 3000);
  for (let port = wanted; port < wanted + 50; port++) if (await isFree(port, address)) return port;
  console.error(`No port from ${wanted} to ${wanted + 49} is free. Set PORT to another one.`);
  process.exit(1);
}

async function serve(mode, address) {
  const port = await freePort(address);
  if (process.env.PORT === undefined && port !== 3000) console.log(`Port 3000 is taken; using ${port}.`);
  const child = spawn(
    process.execPath,
    [bin('next/dist/bin/next'), mode, '-H', address, '-p', String(port)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      // Stopping is instrumentation-node.ts's: it gives running jobs back and closes the database, which takes a moment.
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', NEXT_MANUAL_SIG_HANDLE: '1' },
    },
  );
  children.add(child);
  const url = `http://${address.includes(':') ? `[${address}]` : address}:${port}`;
  let isUp = false;
  child.stdout.on('data', (chunk) => {
    if (mode === 'dev') process.stdout.write(chunk);
    if (isUp || !String(chunk).includes('Ready')) return;
    isUp = true;
    console.log(`\nKindred is at ${url}\nOpen it in a browser. Ctrl-C stops it.`);
  });
  child.on('exit', (code) => process.exit(isEnding ? 0 : (code ?? 1)));
}

const kindred = (args) =>
  node(['--enable-source-maps', inRoot('dist/cli/kindred.mjs'), ...args], {
    env: { LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn' },
  });

async function orEnd(code) {
  if ((await code) !== 0) process.exit(1);
}

if (wish === 'bench') {
  await prepare();
  process.exit(await node(['--import', 'tsx', 'bench/run.ts', ...rest]));
} else if (wish === 'test') {
  const { test } = await import('./test.mjs');
  await test(rest);
} else if (wish === 'build') {
  await prepare();
  await build();
  console.log('Built. Start it with: npm start');
} else if (wish === 'demo' || wish === 'start' || wish === 'dev') {
  const address = host();
  await prepare();
  if (wish !== 'dev') await build();
  console.log(
    wish === 'demo' ? '• Preparing the database and the demo shop …' : '• Preparing the database …',
  );
  await orEnd(kindred(['set-up', ...(wish === 'demo' ? ['--demo'] : [])]));
  if (!isEnding) await serve(wish === 'dev' ? 'dev' : 'start', address);
} else {
  console.error(`There is no "${wish}": use demo, start, dev, build, test or bench.`);
  process.exit(2);
}
