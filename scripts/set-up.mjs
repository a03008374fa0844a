// The steps from a fresh clone to something that runs. Only what Node has built in: this runs before `npm ci`.
// A step is skipped when what it is made of has not changed since it last succeeded (a stamp holds the hash).
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export const root = path.join(import.meta.dirname, '..');
export const inRoot = (...parts) => path.join(root, ...parts);
export const bin = (file) => inRoot('node_modules', file);

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Kindred needs Node 20.19 or newer; this is ${process.version}. Install a newer Node and try again.`,
  );
  process.exit(1);
}

/** Children that run now: they end with us. */
export const children = new Set();

/** Runs a program to its end; gives back its exit code. */
export function run(command, args, { env = {}, isQuiet = false, cwd = root, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      stdio: isQuiet ? ['ignore', 2, 2] : ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env },
      ...options,
    });
    children.add(child);
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      children.delete(child);
      resolve(signal ? 1 : (code ?? 1));
    });
  });
}

export const node = (args, options) => run(process.execPath, args, options);

function digest(paths) {
  const hash = createHash('sha256');
  const walk = (file) => {
    if (!existsSync(file)) return;
    if (statSync(file).isDirectory()) {
      for (const name of readdirSync(file).sort())
        if (name !== 'generated' && name !== 'node_modules') walk(path.join(file, name));
    } else hash.update(path.relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  };
  for (const file of paths) walk(inRoot(file));
  return hash.digest('hex');
}

/** Does a step unless it was done for the same inputs. */
async function step(title, stamp, inputs, work, isQuiet) {
  const key = digest(inputs) + process.version + process.platform + process.arch;
  const file = inRoot(stamp);
  if (existsSync(file) && readFileSync(file, 'utf8') === key) return;
  const started = Date.now();
  if (!isQuiet) console.log(`• ${title} …`);
  const code = await work();
  if (code !== 0) {
    console.error(`${title}: this did not work (see above).`);
    process.exit(code);
  }
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, key);
  if (!isQuiet) console.log(`  done in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

const lock = ['package.json', 'package-lock.json', '.npmrc'];

/** Packages, database client, kernels, worker threads and command line. */
export async function prepare({ isQuiet = false } = {}) {
  const isWindows = process.platform === 'win32';
  await step(
    'Installing packages',
    'node_modules/.kindred-installed',
    lock,
    () =>
      run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
        shell: isWindows,
        isQuiet,
        // Its install script would fetch GPU libraries; the processor's are in the package.
        env: { ONNXRUNTIME_NODE_INSTALL: 'skip' },
      }),
    isQuiet,
  );
  await step(
    'Generating the database client',
    'lib/db/generated/.stamp',
    [...lock, 'prisma/schema.prisma', 'scripts/prisma.mjs'],
    () => node(['scripts/prisma.mjs', 'generate'], { isQuiet, env: { KINDRED_DATA: 'memory://' } }),
    isQuiet,
  );
  await step(
    'Building the kernels',
    'lib/ml/kernels/generated/.stamp',
    [...lock, 'lib/ml/kernels/assembly', 'scripts/build-kernels.mjs'],
    () => node(['scripts/build-kernels.mjs'], { isQuiet }),
    isQuiet,
  );
  await step(
    'Building the worker threads and the command line',
    'dist/.stamp',
    [...lock, 'lib', 'messages/en/features.json', 'scripts/build-workers.mjs', 'tsconfig.json'],
    () => node(['scripts/build-workers.mjs'], { isQuiet }),
    isQuiet,
  );
}

export const distDir = process.env.KINDRED_DIST_DIR ?? '.next';

/** The production build of the studio. */
export const build = () =>
  step(
    'Building the studio',
    `${distDir}/.kindred-built`,
    [
      ...lock,
      'app',
      'components',
      'lib',
      'messages',
      'public',
      'next.config.ts',
      'postcss.config.mjs',
      'tsconfig.json',
      'proxy.ts',
      'instrumentation.ts',
      'instrumentation-node.ts',
    ],
    () => node([bin('next/dist/bin/next'), 'build']),
  );
