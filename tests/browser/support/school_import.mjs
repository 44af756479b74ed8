// What a school administrator does with packages, and how the demo's inbox is held still meanwhile.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { askDatabase } from './demo.mjs';
import { logInStaff, staffOf } from './staff.mjs';

export const importPage = '/receipt/staff/school/import';

export const packageOf = (site, name) => join(site.env.SHOUQI_PACKAGES, `${site.env.SHOUQI_SCHOOL}_${name}.zip`);
export const passwordOf = (site) => readFileSync(join(site.env.SHOUQI_PACKAGES, 'password'), 'utf8').trim();
export const inboxOf = (site) => join(site.env.SHOUQI_PACKAGES, '../../inbox');

export async function logInAdministrator(site, visit) {
  await logInStaff(visit, staffOf(site, 'school_admin'));
  await visit.enter(importPage);
  await visit.isPage('school_import');
}

// Fills in the form and sends it.
export async function handIn(site, visit, file, password = passwordOf(site)) {
  const { page } = visit;
  const [round] = askDatabase(site.env, `SELECT round_id FROM confirmation_round WHERE code = '${site.env.SHOUQI_ROUND}'
    AND school_code = '${site.env.SHOUQI_SCHOOL}'`);
  await page.locator('#round').selectOption(round);
  await page.locator('#package').setInputFiles(file);
  await page.locator('#password').fill(password);
  await visit.press(page.getByRole('button', { name: '交付檔案，開始檢查' }));
}

export const stateOf = (page) => page.locator('article[data-hand-in]').getAttribute('data-hand-in-state');

// Loads the page again until it shows the state: what the page does by itself, but sooner.
export async function waitForState(visit, state) {
  for (let tries = 0; tries < 120; tries += 1) {
    if (await stateOf(visit.page) === state) return;
    await visit.page.waitForTimeout(500);
    await visit.page.reload();
  }
  throw new Error(`the package never became ${state}; it is ${await stateOf(visit.page)}`);
}

// While `act` runs no shouqi-import --inbox gets in.
export async function whileInboxRests(env, act) {
  const holder = spawn('mariadb', ['--no-defaults', `--socket=${env.SHOUQI_DB_SOCKET}`, '--user=root', '--batch', '--skip-column-names', '--unbuffered']);
  const held = new Promise((resolve, reject) => {
    holder.stdout.once('data', (text) => (String(text).trim() === '1' ? resolve() : reject(new Error(`inbox lock: ${text}`))));
    holder.once('error', reject);
  });
  holder.stdin.write("SELECT GET_LOCK('shouqi-inbox', 60);\n");
  try {
    await held;
    return await act();
  } finally {
    const ended = new Promise((resolve) => { holder.once('close', resolve); });
    holder.stdin.end();
    await ended;
  }
}
