// What the tests need from npm: exactly the lock file's, fetched once, however many of them begin at the same moment.
import { spawnSync } from 'node:child_process';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const fetch = '[ node_modules/.package-lock.json -nt package-lock.json ] || exec npm ci --ignore-scripts --no-audit --no-fund --loglevel=error';

export function installPackages() {
  const npm = spawnSync('flock', ['.', 'sh', '-c', fetch], { cwd: folder, stdio: 'inherit' });
  if (npm.status !== 0) throw new Error(`npm ci ended with ${npm.status ?? npm.signal}`);
}
