// The site under test, as a demo's env file describes it, and the questions that only its database can answer.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const project = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');

function readEnv(file) {
  const lines = readFileSync(file, 'utf8').split('\n').filter((line) => line.includes('='));
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
}

// The variables of the demo that is there: of the environment (ops/bin/with-demo), or of the env file that SHOUQI_ENV names. Without
// either, the same command is run once more inside a demo of its own, and this process ends with it.
export function findDemo() {
  if (process.env.SHOUQI_ENV) return readEnv(process.env.SHOUQI_ENV);
  if (process.env.SHOUQI_URL) return process.env;
  const again = spawnSync(join(project, 'ops/bin/with-demo'), [process.execPath, ...process.argv.slice(1)], { stdio: 'inherit' });
  process.exit(again.status ?? 1);
}

// A homeroom teacher looks at the student's 幹部經歷: writes the event that the staff program writes.
export function lookAt(site, student) {
  askDatabase(site.env, `INSERT INTO event (at, actor_kind, actor, request_id, from_address, kind, school_code, student_id, category, digest, detail)
    SELECT UTC_TIMESTAMP(6), 'staff', t.staff_id, '', '', 'looked', s.school_code, s.student_id, 'cadre', '', '{"role":"homeroom","object":"detail"}'
      FROM portal_student s JOIN portal_staff t ON t.school_code = s.school_code WHERE s.student_no = '${student.number}' LIMIT 1`);
}

// One value per row of a statement, asked as the demo's own root.
export function askDatabase(env, statement) {
  const asked = spawnSync('mariadb', ['--no-defaults', `--socket=${env.SHOUQI_DB_SOCKET}`, '--user=root', '--batch',
    '--skip-column-names', `--database=${env.SHOUQI_DB_NAME}`, `--execute=${statement}`], { encoding: 'utf8' });
  if (asked.status !== 0) throw new Error(`mariadb: ${asked.stderr}`);
  return asked.stdout.split('\n').filter((line) => line !== '');
}
