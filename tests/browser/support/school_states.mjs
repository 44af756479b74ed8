// Chapters of staff_states.mjs: what a school's administrator sees and decides, in every state.
import { askDatabase } from './demo.mjs';
import { enterOffice, turnTo } from './office.mjs';
import { logInStaff, staffOf } from './staff.mjs';

// Yields { name, stem } with the page open in `visit`, as pages() does.
export async function* schoolPages(site, visit) {
  yield* school(site, visit);
  yield* openRound(site, visit);
  yield* drafts(site, visit);
  yield* oneStudent(site, visit);
  yield* offices(site, visit);
}

const roundOf = (env) => Number(askDatabase(env,
  `SELECT round_id FROM confirmation_round WHERE school_code = '${env.SHOUQI_SCHOOL}' AND code = '${env.SHOUQI_ROUND}'`)[0]);

// What the browser would send, without the session that it had.
async function* whenEnded(visit, name, stem, send) {
  const { cookies } = await visit.context.storageState();
  visit.expect(403);
  await visit.context.clearCookies({ name: 'shouqi_staff' });
  await send();
  yield { name, stem };
  await visit.context.addCookies(cookies);
}

async function* school(site, visit) {
  await logInStaff(visit, staffOf(site, 'school_admin'));
  await visit.enter('/receipt/staff/school');
  yield { name: 'school', stem: 'school' };
  await visit.page.locator('details.office-fold').first().evaluate((fold) => { fold.open = true; });
  yield { name: 'school_unfolded', stem: 'school' };
}

async function* openRound(site, visit) {
  const { page } = visit;
  const path = `/receipt/staff/school/round/${roundOf(site.env)}`;
  const extend = () => visit.press(page.getByRole('button', { name: '延長時間' }));
  await visit.goto(path);
  yield { name: 'school_round_open', stem: 'school_round' };
  await page.getByLabel('一位同學', { exact: true }).check();
  await page.locator('#student-no').fill('不是學號');
  visit.expect(400);
  await extend();
  yield { name: 'school_round_to_mend', stem: 'school_round' };
  await visit.goto(path);
  await page.getByLabel('全校', { exact: true }).check();
  await page.locator('#until').fill('2099-11-30T08:00');
  await page.locator('#reason').fill('連續假期，延後一天。');
  await page.locator('form.report input[name=seen]').evaluate((field) => { field.value = 'open yesterday'; });
  visit.expect(409);
  await extend();
  yield { name: 'school_round_conflict', stem: 'school_round' };
  yield* whenEnded(visit, 'school_round_expired', 'school_round', extend);
  const number = askDatabase(site.env, `SELECT student_no FROM round_member WHERE round_id = ${roundOf(site.env)} ORDER BY student_id DESC LIMIT 1`)[0];
  await visit.goto(path);
  await page.getByLabel('一位同學', { exact: true }).check();
  await page.locator('#student-no').fill(number);
  await page.locator('#until').fill('2099-11-30T08:00');
  await page.locator('#reason').fill('住院治療。');
  await extend();
  yield { name: 'school_round_extended', stem: 'school_round' };
}

async function* drafts(site, visit) {
  const { page } = visit;
  const create = () => visit.press(page.getByRole('button', { name: '建立梯次' }));
  await visit.goto('/receipt/staff/school/round/new');
  yield { name: 'school_new_round', stem: 'school_new_round' };
  visit.expect(400);
  await create();
  yield { name: 'school_new_round_to_mend', stem: 'school_new_round' };
  // A semester that the demo has no round of.
  const code = `${askDatabase(site.env, "SELECT 1111 + 10 * COUNT(*) FROM confirmation_round WHERE code LIKE '11%-regular'")[0]}`;
  await page.locator('#term').fill(code);
  await page.getByLabel('1 年級').check();
  await page.locator('#opens-at').fill('2026-11-27T08:00');
  await page.locator('#closes-at').fill('2026-11-29T08:00');
  await create();
  yield { name: 'school_round_draft', stem: 'school_round' };
  const id = Number(new URL(page.url()).pathname.split('/').pop());
  try {
    visit.expect(400);
    await visit.press(page.getByRole('button', { name: '移出這個項目' }));
    yield { name: 'school_round_draft_to_mend', stem: 'school_round' };
    askDatabase(site.env, `UPDATE round_category SET covered_by = (SELECT MIN(import_id) FROM import_run) WHERE round_id = ${id}`);
    await visit.goto(`/receipt/staff/school/round/${id}`);
    yield { name: 'school_round_may_open', stem: 'school_round' };
    await visit.goto('/receipt/staff/school');
    yield { name: 'school_with_warnings', stem: 'school' };
  } finally {
    askDatabase(site.env, `DELETE FROM round_grade WHERE round_id = ${id}; DELETE FROM round_category WHERE round_id = ${id};
      DELETE FROM confirmation_round WHERE round_id = ${id}`);
  }
}

async function* oneStudent(site, visit) {
  const { page } = visit;
  const student = await site.people.take('with courses to confirm', (tasks) => tasks.course?.state === 'pending' && tasks.course.rows > 0);
  turnTo(site.env, student, 'course', 'confirmed');
  const round = roundOf(site.env);
  await visit.goto(`/receipt/staff/school/student?round=${round}&who=沒有這個人`);
  yield { name: 'school_find_nobody', stem: 'school_find' };
  const path = `/receipt/staff/school/student/${student.id}?round=${round}`;
  await visit.goto(path);
  yield { name: 'school_student', stem: 'school_student' };
  const reopen = async () => {
    const fold = page.locator('details', { hasText: '重新開放修課紀錄' });
    await fold.evaluate((one) => { one.open = true; });
    await visit.press(fold.getByRole('button'));
  };
  visit.expect(400);
  await reopen();
  yield { name: 'school_student_to_mend', stem: 'school_student' };
  await visit.goto(path);
  await page.locator('#reason-course').evaluate((field) => { field.value = '同學誤按，請再看一次。'; });
  yield* whenEnded(visit, 'school_student_expired', 'school_student', reopen);
  await visit.goto(path);
  await page.locator('#reason-course').evaluate((field) => { field.value = '同學誤按，請再看一次。'; });
  await page.locator('input[name=seen]').first().evaluate((field) => { field.value = '1'; });
  visit.expect(409);
  await reopen();
  yield { name: 'school_student_conflict', stem: 'school_student' };
  await page.locator('#reason-course').evaluate((field) => { field.value = '同學誤按，請再看一次。'; });
  await reopen();
  yield { name: 'school_student_reopened', stem: 'school_student' };
}

async function* offices(site, visit) {
  const { page } = visit;
  const path = '/receipt/staff/school/office';
  const save = () => visit.press(page.getByRole('button', { name: '儲存' }));
  await visit.goto(path);
  yield { name: 'school_office', stem: 'school_office' };
  await page.locator('#person-day-course').fill(`註冊組長${Date.now() % 1000}`);
  await save();
  yield { name: 'school_office_saved', stem: 'school_office' };
  await page.locator('#name-day-course').fill('');
  await page.locator('#extension-day-cadre').fill('內線三一二');
  visit.expect(400);
  await save();
  yield { name: 'school_office_to_mend', stem: 'school_office' };
  await visit.goto(path);
  enterOffice(site.env, 'outcome', `教學組 ${Date.now() % 1000} 號桌`);
  await page.locator('#person-day-outcome').fill('代理教學組長');
  visit.expect(409);
  await save();
  yield { name: 'school_office_conflict', stem: 'school_office' };
  yield* whenEnded(visit, 'school_office_expired', 'school_office', save);
  await visit.goto('/receipt/staff/school/history');
  yield { name: 'school_history', stem: 'school_history' };
  await visit.goto('/receipt/staff/school/history?kind=other&day=100/01/01');
  yield { name: 'school_history_nothing', stem: 'school_history' };
  visit.expect(400);
  await visit.goto('/receipt/staff/school/history?day=110/02/30');
  yield { name: 'school_history_no_day', stem: 'school_history' };
}
