// A chapter of pages.mjs: the pages by which an administrator hands in a package, in every state of it. Nothing is imported.
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { askDatabase } from './demo.mjs';
import { handIn, importPage, inboxOf, logInAdministrator, packageOf, waitForState, whileInboxRests } from './school_import.mjs';

const send = (page) => page.getByRole('button', { name: '交付檔案，開始檢查' });
const apply = (page) => page.getByRole('button', { name: /^匯入/ });

// Holds the inbox for one state; a generator cannot yield from inside a callback.
async function hold(env) {
  let release;
  const until = new Promise((resolve) => { release = resolve; });
  let entered;
  const inside = new Promise((resolve) => { entered = resolve; });
  const done = whileInboxRests(env, async () => { entered(); await until; });
  await Promise.race([inside, done]);
  return async () => { release(); await done; };
}

export async function* schoolImports(site, visit) {
  const { page } = visit;
  const { env } = site;
  for (const status of [400, 403, 409, 503]) visit.expect(status);
  const corrected = packageOf(site, '1092_regular_corrected');
  await logInAdministrator(site, visit);
  yield { name: 'school_import', stem: 'school_import' };
  await visit.press(send(page));
  yield { name: 'school_import_to_mend', stem: 'school_import' };

  let release = await hold(env);
  await handIn(site, visit, corrected);
  const address = new URL(page.url()).pathname;
  const id = Number(address.split('/').at(-1));
  yield { name: 'school_import_received', stem: 'school_import_result' };
  askDatabase(env, `UPDATE hand_in_step SET at = at - INTERVAL 9 MINUTE WHERE hand_in_id = ${id}`);
  await visit.goto(address);
  yield { name: 'school_import_late', stem: 'school_import_result' };
  await release();
  await waitForState(visit, 'checked');
  // Nobody has confirmed as many in the demo as the page is made for.
  const asked = Array.from({ length: 60 }, (_, index) => ({ class: `普通一${1 + Math.floor(index / 20)}班`, seat: String(1 + (index % 20)).padStart(2, '0'),
    name: ['林○廷', '王○', '高○志', '陳○安'][index % 4], category: ['cadre', 'course', 'outcome', 'performance'][index % 4] }));
  const told = (more) => askDatabase(env, `UPDATE hand_in_step SET reopened_count = 60, result = '${JSON.stringify({ new: 12, changed: 85, unchanged: 3061, gone: 4,
    reopened: 60, asked_again: asked, findings: ['名冊裡有 3 人不在學校的學籍裡，沒有採用。'], reason: '', message: '', ...more })}' WHERE hand_in_id = ${id} AND step = 2`);
  told({});
  await visit.goto(address);
  yield { name: 'school_import_checked', stem: 'school_import_result' };
  told({ reason: 'replaced-roster' });
  await visit.goto(address);
  yield { name: 'school_import_old_file', stem: 'school_import_result' };
  told({ reason: 'too-many-reopened', ordered_count: 57 });
  await visit.goto(address);
  yield { name: 'school_import_moved', stem: 'school_import_result' };

  const { cookies } = await visit.context.storageState();
  await visit.context.clearCookies({ name: 'shouqi_staff' });
  await visit.press(apply(page));
  yield { name: 'school_import_press_expired', stem: 'school_import_result' };
  await visit.context.addCookies(cookies);
  await visit.goto(address);
  release = await hold(env);
  // What a second window shows, which has not seen the press.
  await page.locator('form input[name=seen]').last().evaluate((field) => { field.value = '1'; });
  await visit.press(apply(page));
  yield { name: 'school_import_conflict', stem: 'school_import_result' };
  await visit.press(apply(page));
  yield { name: 'school_import_ordered', stem: 'school_import_result' };
  askDatabase(env, `INSERT INTO hand_in_step (hand_in_id, step, state, reopened_count, result, actor_kind, actor, at)
    SELECT hand_in_id, 4, 'applied', reopened_count, result, 'import', 'shouqi-import', UTC_TIMESTAMP(6) FROM hand_in_step WHERE hand_in_id = ${id} AND step = 2`);
  await release();
  await visit.goto(address);
  yield { name: 'school_import_applied', stem: 'school_import_result' };

  await visit.goto(importPage);
  await handIn(site, visit, corrected, '不是這個密碼');
  await waitForState(visit, 'refused');
  yield { name: 'school_import_refused', stem: 'school_import_result' };
  release = await hold(env);
  await visit.goto(importPage);
  await handIn(site, visit, corrected);
  await visit.press(page.getByRole('button', { name: '取消這份檔案' }));
  await release();
  yield { name: 'school_import_withdrawn', stem: 'school_import_result' };
  await visit.goto(importPage);
  yield { name: 'school_import_with_history', stem: 'school_import' };

  const inbox = inboxOf(site);
  renameSync(inbox, join(inbox, '../inbox-away'));
  try {
    await handIn(site, visit, corrected);
    yield { name: 'school_import_away', stem: 'school_import' };
  } finally {
    renameSync(join(inbox, '../inbox-away'), inbox);
  }
  await visit.goto(importPage);
  await visit.context.clearCookies({ name: 'shouqi_staff' });
  await handIn(site, visit, corrected);
  yield { name: 'school_import_expired', stem: 'school_import' };
  await visit.context.addCookies(cookies);
}
