import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { run } from './set-up.mjs';

/** The newest PostgreSQL's folder of programs; null where there is none. */
function programs() {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => path.join(debian, version, 'bin')),
    ...(process.env.PATH ?? '').split(path.delimiter),
  ];
  return (
    folders.find(
      (folder) => existsSync(path.join(folder, 'initdb')) && existsSync(path.join(folder, 'postgres')),
    ) ?? null
  );
}

/** PostgreSQL refuses to run as root: who to run it as then. */
function unprivileged() {
  if (process.getuid?.() !== 0) return {};
  const id = (flag, name) => Number(spawnSync('id', [flag, name]).stdout);
  const name = spawnSync('id', ['postgres']).status === 0 ? 'postgres' : 'nobody';
  return { uid: id('-u', name), gid: id('-g', name) };
}

const freePort = () =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

/**
 * A throw-away PostgreSQL for tests: TEST_DATABASE_URL if set, else a cluster of its own in a temporary folder, installing
 * Debian's package as root where the programs are missing. Null where none is to be had.
 */
export async function startPostgres() {
  if (process.env.TEST_DATABASE_URL) return { url: process.env.TEST_DATABASE_URL, stop: async () => {} };
  if (!programs() && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('• Installing PostgreSQL for the database tests …');
    await run('apt-get', ['update', '-qq']);
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'postgresql'], {
      env: { DEBIAN_FRONTEND: 'noninteractive' },
    });
  }
  const folder = programs();
  if (!folder) return null;
  const data = mkdtempSync(path.join(tmpdir(), 'kindred-pg-'));
  const as = unprivileged();
  if (as.uid !== undefined) chownSync(data, as.uid, as.gid);
  const quiet = { ...as, cwd: data, stdio: 'ignore' };
  const initialised = await run(
    path.join(folder, 'initdb'),
    ['-D', data, '-U', 'kindred', '-A', 'trust', '-E', 'UTF8', '--locale=C'],
    quiet,
  );
  if (initialised !== 0) return null;
  const port = await freePort();
  const server = run(
    path.join(folder, 'postgres'),
    [
      '-D',
      data,
      '-p',
      String(port),
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      `unix_socket_directories=${data}`,
      '-c',
      'fsync=off',
    ],
    quiet,
  );
  let isUp = false;
  for (let attempt = 0; attempt < 60 && !isUp; attempt++) {
    await new Promise((resolve) => setTimeout(resolve, 250));
    isUp =
      spawnSync(path.join(folder, 'pg_isready'), ['-h', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' })
        .status === 0;
  }
  const stop = async () => {
    await run(path.join(folder, 'pg_ctl'), ['stop', '-D', data, '-m', 'fast', '-s'], quiet);
    await server;
    rmSync(data, { recursive: true, force: true });
  };
  if (!isUp) {
    await stop();
    return null;
  }
  return { url: `postgresql://kindred@127.0.0.1:${port}/postgres`, stop };
}
