import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

/** Debian's own Python has the peers of its packages python3-sklearn, python3-scipy and python3-numpy. */
const interpreters = ['/usr/bin/python3', 'python3'];

function interpreterWith(modules: string): string | null {
  return (
    interpreters.find(
      (python) =>
        (!python.startsWith('/') || existsSync(python)) &&
        spawnSync(python, ['-c', `import ${modules}`]).status === 0,
    ) ?? null
  );
}

/** Lines that a peer's script prints; null where its modules are not installed. Peers run on one thread, at their best kernel. */
export function peerOutput(script: string, modules: string, args: readonly string[]): string[] | null {
  const python = interpreterWith(modules);
  if (!python) return null;
  const env: NodeJS.ProcessEnv = { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' };
  delete env['OPENBLAS_CORETYPE'];
  delete env['OPENBLAS_L2_SIZE'];
  const { stdout, status, stderr } = spawnSync(
    python,
    [path.join(import.meta.dirname, 'peers', script), ...args],
    { env, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`${script}: ${stderr}`);
  return stdout.trim().split('\n');
}

/** CPU seconds that a peer's script prints in its last line. */
export function peerSeconds(script: string, modules: string, args: readonly string[]): number | null {
  const lines = peerOutput(script, modules, args);
  return lines && Number(lines.at(-1));
}
