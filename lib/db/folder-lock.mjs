// The embedded database takes no lock on its folder: two processes that open it corrupt it without a word.
// Plain JavaScript, because the Prisma command line needs it too, before anything is built.
import { mkdirSync, readFileSync, linkSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';

/** @typedef {{ pid: number, host: string, born: string | null }} Owner */

/**
 * A process's start time in clock ticks, which tells a re-used pid from the first one; 'dead' for one that was killed
 * and not yet reaped by its parent; null where the system does not say (not Linux).
 * @param {number} pid
 */
function bornAt(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? 'dead' : (fields[19] ?? null);
  } catch {
    return null;
  }
}

/** @param {Owner} owner */
function isAlive(owner) {
  if (owner.host !== hostname()) return true; // another machine on a shared volume: never steal from it
  if (owner.pid === process.pid) return owner.born === bornAt(process.pid);
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
  return owner.born === null || owner.born === bornAt(owner.pid);
}

/** @param {string} text @returns {Owner | null} */
function parseOwner(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Moves a dead owner's lock away; if another process replaced it in between, puts that one back. @param {string} file @param {string} seen */
function bury(file, seen) {
  const grave = `${file}.${process.pid}.${Date.now()}`;
  try {
    renameSync(file, grave);
    if (readFileSync(/* turbopackIgnore: true */ grave, 'utf8') !== seen) linkSync(grave, file);
    rmSync(grave);
  } catch {
    // someone else was faster: the next attempt looks again
  }
}

/**
 * Takes the folder for this process.
 * @param {string} dir the database folder; the lock lies beside it as `<dir>.lock`
 * @returns {() => void} gives it back
 * @throws {Error} code 'FOLDER_IN_USE' when another living process has it
 */
export function lockFolder(dir) {
  mkdirSync(path.dirname(path.resolve(dir)), { recursive: true });
  const file = `${dir}.lock`;
  const me = JSON.stringify({ pid: process.pid, host: hostname(), born: bornAt(process.pid) });
  for (let attempt = 0; attempt < 5; attempt++) {
    try {
      writeFileSync(file, me, { flag: 'wx' });
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
      let seen = '';
      try {
        seen = readFileSync(/* turbopackIgnore: true */ file, 'utf8');
      } catch {
        continue; // given back in between
      }
      const owner = parseOwner(seen);
      if (owner && isAlive(owner)) {
        const message =
          `The embedded database in ${path.relative(process.cwd(), dir) || dir} is in use by process ${owner.pid}. ` +
          'Stop that process, or set DATABASE_URL to work on a PostgreSQL server.';
        throw Object.assign(new Error(message), { code: 'FOLDER_IN_USE' });
      }
      bury(file, seen);
      continue;
    }
    const release = () => rmSync(file, { force: true });
    process.once('exit', release);
    return () => {
      process.removeListener('exit', release);
      release();
    };
  }
  throw new Error(`Cannot lock ${dir}: try again.`);
}
