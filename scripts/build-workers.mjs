// Worker threads and the command line are bundled apart from Next: the same files serve dev, start, tests and the shell.
import { build, context } from 'esbuild';
import path from 'node:path';
// They load the kernels, which are built where they are not yet.
import './build-kernels.mjs';

const root = path.join(import.meta.dirname, '..');
const options = {
  absWorkingDir: root,
  entryPoints: {
    'workers/compute': 'lib/jobs/compute.worker.ts',
    'workers/kernels': 'lib/jobs/kernels.worker.ts',
    'cli/kindred': 'lib/cli/main.ts',
  },
  outdir: 'dist',
  outExtension: { '.js': '.mjs' },
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  sourcemap: true,
  logLevel: 'warning',
  // `server-only` throws outside a React server bundle; these are servers.
  alias: { 'server-only': path.join(root, 'node_modules/server-only/empty.js') },
  packages: 'external',
  tsconfig: 'tsconfig.json',
};

if (process.argv.includes('--watch')) await (await context(options)).watch();
else await build(options);
