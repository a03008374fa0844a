import { execFileSync } from 'node:child_process';

/** Tests run real worker threads: their bundle must be that of the code under test. */
export default function setup(): void {
  execFileSync(process.execPath, ['scripts/build-workers.mjs'], { stdio: 'inherit' });
}
