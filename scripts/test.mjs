import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { ensureBrowser } from './browser.mjs';
import { startPostgres } from './postgres.mjs';
import { bin, build, inRoot, node, prepare } from './set-up.mjs';

const results = inRoot('test-results');
const counts = { passed: 0, failed: 0, skipped: 0 };

function title(text) {
  console.log(`\n• ${text} …`);
}

/** A check that passes or fails as a whole. */
async function check(text, args, options) {
  title(text);
  const code = await node(args, options);
  counts[code === 0 ? 'passed' : 'failed']++;
  if (code !== 0) console.error(`${text}: failed`);
}

function addVitest(file, code) {
  if (!existsSync(file)) {
    counts.failed++;
    return;
  }
  const report = JSON.parse(readFileSync(file, 'utf8'));
  counts.passed += report.numPassedTests;
  counts.failed += report.numFailedTests + (report.numFailedTests === 0 && code !== 0 ? 1 : 0);
  counts.skipped += report.numPendingTests + (report.numTodoTests ?? 0);
}

async function unitTests(text, name, args, env) {
  title(text);
  const file = `${results}/${name}.json`;
  const code = await node(
    [
      bin('vitest/vitest.mjs'),
      'run',
      ...args,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ],
    { env },
  );
  addVitest(file, code);
}

async function browserTests() {
  if (!(await ensureBrowser())) {
    counts.failed++;
    return;
  }
  await build();
  title('Browser tests');
  const file = `${results}/browser.json`;
  const code = await node([bin('@playwright/test/cli.js'), 'test'], {
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: file },
  });
  if (!existsSync(file)) {
    counts.failed++;
    return;
  }
  const { stats } = JSON.parse(readFileSync(file, 'utf8'));
  counts.passed += stats.expected + stats.flaky;
  counts.failed += stats.unexpected + (stats.unexpected === 0 && code !== 0 ? 1 : 0);
  counts.skipped += stats.skipped;
}

/** Everything that CI checks: format, lint, unused code, types, migrations, unit and database tests on both back ends, the browser. */
export async function test(only) {
  await prepare();
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });
  const wants = (name) => only.length === 0 || only.includes(name);
  if (wants('check')) {
    await check('Lock file', ['scripts/check-lock.mjs']);
    await check('Format', [bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.']);
    await check('Lint and layers', [bin('eslint/bin/eslint.js'), '.', '--max-warnings', '0']);
    await check('Unused code', [bin('knip/bin/knip.js'), '--no-progress']);
    await check('Types', [bin('typescript/bin/tsc'), '--noEmit']);
    await check(
      'Migrations match the schema',
      [
        'scripts/prisma.mjs',
        'migrate',
        'diff',
        '--from-migrations',
        'prisma/migrations',
        '--to-schema',
        'prisma/schema.prisma',
        '--exit-code',
      ],
      { env: { KINDRED_DATA: 'memory://', DATABASE_URL: '' } },
    );
  }
  if (wants('unit'))
    await unitTests('Unit tests, and database tests on the embedded database', 'unit', [], {
      DATABASE_URL: '',
    });
  if (wants('postgres')) {
    const postgres = await startPostgres();
    if (postgres) {
      await unitTests(
        'Database tests on PostgreSQL',
        'postgres',
        ['lib/db', 'lib/services', 'lib/jobs', '--no-file-parallelism'],
        { DATABASE_URL: postgres.url },
      );
      await postgres.stop();
    } else
      console.log(
        'Skipped: the database tests on PostgreSQL need a PostgreSQL server. Install one, or set TEST_DATABASE_URL.',
      );
  }
  if (wants('browser')) await browserTests();
  console.log(
    counts.failed === 0 ? '\nEverything passed. Next: npm run demo' : '\nSomething failed: see above.',
  );
  console.log(
    `${counts.passed} passed, ${counts.failed} failed${counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''}`,
  );
  process.exit(counts.failed === 0 ? 0 : 1);
}
