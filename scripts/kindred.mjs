#!/usr/bin/env node
// The command line: prepares what is missing (quietly, on standard error), then runs the bundle of lib/cli.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { prepare } from './set-up.mjs';

await prepare({ isQuiet: true });
const bundle = path.join(import.meta.dirname, '..', 'dist', 'cli', 'kindred.mjs');
const child = spawn(process.execPath, ['--enable-source-maps', bundle, ...process.argv.slice(2)], {
  stdio: 'inherit',
  cwd: path.join(import.meta.dirname, '..'),
  env: { LOG_LEVEL: 'error', ...process.env, INIT_CWD: process.env.INIT_CWD ?? process.cwd() },
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 1));
