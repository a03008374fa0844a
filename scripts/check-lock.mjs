// Some registries serve a package without all of its optional platform packages. npm then drops them from the lock
// without a word, and `npm ci` refuses that lock later. This says which are missing, right after an install.
import { readFileSync } from 'node:fs';

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));

/** Node's own look-up: the nearest node_modules upwards from `at` that has `name`. */
function isLocked(at, name) {
  for (
    let dir = at;
    ;
    dir = dir.includes('/node_modules/') ? dir.slice(0, dir.lastIndexOf('/node_modules/')) : ''
  ) {
    if (packages[`${dir ? `${dir}/` : ''}node_modules/${name}`]) return true;
    if (!dir) return false;
  }
}

const missing = Object.entries(packages).flatMap(([at, pack]) =>
  Object.keys(pack.optionalDependencies ?? {})
    .filter((name) => !isLocked(at, name))
    .map((name) => `${at} wants ${name}`),
);
const withAddress = Object.entries(packages).filter(([, pack]) => pack.resolved?.startsWith('http')).length;

if (missing.length > 0)
  console.error(
    `package-lock.json lacks optional packages; npm ci will refuse it:\n  ${missing.join('\n  ')}`,
  );
if (withAddress > 0)
  console.error(
    `package-lock.json records ${withAddress} download addresses; set omit-lockfile-registry-resolved=true.`,
  );
process.exit(missing.length + withAddress > 0 ? 1 : 0);
