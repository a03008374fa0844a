// Compiles the kernels (lib/ml/kernels/assembly) into one WebAssembly module, kept as text in a module of its own: every bundler,
// worker thread and test loads it without a path. Does nothing where the sources have not changed.
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import asc from 'assemblyscript/asc';

const root = path.join(import.meta.dirname, '..');
const source = path.join(root, 'lib/ml/kernels/assembly');
const folder = path.join(root, 'lib/ml/kernels/generated');
const target = path.join(folder, 'module.ts');

const hash = createHash('sha256').update(readFileSync(import.meta.filename));
for (const name of readdirSync(source).sort())
  hash.update(name).update(readFileSync(path.join(source, name)));
const stamp = `// ${hash.digest('hex')}`;

/** The module in base 64, for a memory that one thread has to itself or that several share. */
async function compile(scratch, memory) {
  const binary = path.relative(root, path.join(scratch, 'kernels.wasm'));
  const { error, stderr } = await asc.main([
    path.relative(root, path.join(source, 'index.ts')),
    ...['--baseDir', root, '--outFile', binary, '-O3', '--noAssert', '--runtime', 'stub', '--importMemory'],
    ...['--enable', 'simd', '--enable', 'bulk-memory'],
    ...memory,
  ]);
  if (error) throw new Error(`${error.message}\n${stderr.toString()}`);
  return readFileSync(path.join(root, binary)).toString('base64');
}

async function compileBoth() {
  mkdirSync(folder, { recursive: true });
  const scratch = mkdtempSync(path.join(folder, 'build-'));
  try {
    const own = await compile(scratch, []);
    const shared = await compile(scratch, [
      ...['--enable', 'threads', '--sharedMemory', '--initialMemory', '1', '--maximumMemory', '65536'],
    ]);
    const file = path.join(scratch, 'module.ts');
    writeFileSync(
      file,
      `${stamp}
// Made by scripts/build-kernels.mjs.
/** The kernels' WebAssembly module in base 64: over a memory of one thread, and over one that threads share. */
export const moduleTexts = {
  own: '${own}',
  shared: '${shared}',
};
`,
    );
    renameSync(file, target);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

if (!existsSync(target) || !readFileSync(target, 'utf8').startsWith(stamp)) await compileBoth();
