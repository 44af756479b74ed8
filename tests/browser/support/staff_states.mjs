// Chapters of pages.mjs: the pages of a teacher and of an office, in every state of a class, of a report and of an answer to it.
import { askDatabase } from './demo.mjs';
import { sendForm, staticErrors } from './error_states.mjs';
import { answerReport, correct, letReportAge, report, takeBack, turnTo, whileClassIs, whileReported, whileRound } from './office.mjs';
import { schoolImports } from './school_import_states.mjs';
import { schoolPages } from './school_states.mjs';
import { staffSeals } from './seal_states.mjs';
import { fileReport, homeroomOf, logInStaff, staffOf } from './staff.mjs';

// Yields { name, stem } with the page open in `visit`, as `pages` does; uses up some students.
export async function* staffPages(site, visit) {
  for (const status of [400, 403, 404, 405, 409, 413, 414, 429, 500, 502, 503, 504]) visit.expect(status);
  yield* classes(site, visit);
  yield* students(site, visit);
  yield* starts(site, visit);
  yield* oneReport(site, visit);
  yield* reportStates(site, visit);
  yield* queue(site, visit);
  yield* groupedAnswer(site, visit);
  yield* schoolPages(site, visit);
  yield* schoolImports(site, visit);
  yield* staffSeals(site, visit);
  yield* errors(site, visit);
}

const days = {
  before_opening: 'opens_at = UTC_TIMESTAMP(6) + INTERVAL 1 DAY, closes_at = UTC_TIMESTAMP(6) + INTERVAL 9 DAY',
  last_hour: 'closes_at = UTC_TIMESTAMP(6) + INTERVAL 1 HOUR',
  after_closing: 'closes_at = UTC_TIMESTAMP(6) - INTERVAL 1 HOUR',
  sealed: "closes_at = UTC_TIMESTAMP(6) - INTERVAL 1 HOUR, state = 'sealed'",
};

async function* classes(site, visit) {
  const { env } = site;
  const teacher = staffOf(site, 'homeroom');
  const classPage = `/receipt/staff/class/${teacher.class_id}`;
  await logInStaff(visit, teacher);
  yield { name: 'portal_staff_home', stem: 'portal_staff_home' };
  await visit.enter(classPage);
  yield { name: 'class', stem: 'class' };
  await visit.goto(`${classPage}?category=course&state=waiting`);
  yield { name: 'class_filtered', stem: 'class' };
  await visit.goto(`${classPage}?category=cadre&state=fixing`);
  yield { name: 'class_filtered_to_nobody', stem: 'class' };
  await visit.goto(`${classPage}?live=1`);
  yield { name: 'class_live', stem: 'class' };
  await visit.goto(`${classPage}/notice`);
  yield { name: 'class_notice', stem: 'class_notice' };

  const member = { id: askDatabase(env, `SELECT MIN(student_id) FROM round_member WHERE class_id = ${Number(teacher.class_id)}`)[0] };
  for (const [name, assignments] of Object.entries(days)) {
    yield* whileRound(env, member, assignments, async function* () {
      await visit.goto(classPage);
      yield { name: `class_${name}`, stem: 'class' };
      await visit.goto('/receipt/staff/');
      yield { name: `staff_start_teacher_${name}`, stem: 'staff_start' };
      await visit.goto(`${classPage}/student/${member.id}`);
      yield { name: `class_student_${name}`, stem: 'class_student' };
      if (name === 'last_hour') return;
      await visit.goto(`${classPage}/notice`);
      yield { name: `class_notice_${name}`, stem: 'class_notice' };
    });
  }
  yield* whileClassIs(env, teacher.class_id, ['confirmed'], async function* () {
    await visit.goto(classPage);
    yield { name: 'class_nobody_missing', stem: 'class' };
    await visit.goto(`${classPage}/notice`);
    yield { name: 'class_notice_nobody_missing', stem: 'class_notice' };
    await visit.goto('/receipt/staff/');
    yield { name: 'staff_start_teacher_nobody_missing', stem: 'staff_start' };
  });
  const states = ['pending', 'confirmed', 'reported', 'fixing', 'recheck', 'deemed', 'left', 'not_required'];
  yield* whileClassIs(env, teacher.class_id, states, async function* () {
    await visit.goto(classPage);
    yield { name: 'class_in_all_states', stem: 'class' };
    await visit.goto(`${classPage}/notice`);
    yield { name: 'class_notice_recheck', stem: 'class_notice' };
  });

  // The third year answers in two rounds; a class of this year may be in none yet.
  const [senior] = await site.people.list('三');
  const seniors = homeroomOf(site, senior);
  await logInStaff(visit, seniors);
  await visit.enter(`/receipt/staff/class/${seniors.class_id}`);
  yield { name: 'class_of_two_rounds', stem: 'class' };
  const added = Number(seniors.class_id) + 900000;
  askDatabase(env, `INSERT INTO portal.sch_class SELECT ${added}, sch_code, sch_year, 1, '普通一99班', div_code
      FROM portal.sch_class WHERE class_id = ${Number(seniors.class_id)};
    INSERT INTO portal.stf_homeroom VALUES (${added}, ${Number(seniors.staff_id)})`);
  try {
    await visit.goto('/receipt/staff/');
    yield { name: 'staff_start_teacher_of_two_classes', stem: 'staff_start' };
    await visit.goto(`/receipt/staff/class/${added}`);
    yield { name: 'class_without_round', stem: 'class' };
    await visit.goto(`/receipt/staff/class/${added}/notice`);
    yield { name: 'class_notice_without_round', stem: 'class_notice' };
  } finally {
    askDatabase(env, `DELETE FROM portal.stf_homeroom WHERE class_id = ${added}; DELETE FROM portal.sch_class WHERE class_id = ${added}`);
  }
}

// What a teacher sees of one student, in every state.
async function* students(site, visit) {
  const { env } = site;
  const student = await site.people.take('with four categories to confirm', (tasks) =>
    ['cadre', 'course', 'outcome', 'performance'].every((category) => tasks[category]?.state === 'pending' && tasks[category].rows > 0));
  const teacher = homeroomOf(site, student);
  const page = `/receipt/staff/class/${teacher.class_id}/student/${student.id}`;
  await logInStaff(visit, teacher);
  await visit.enter('/receipt/staff/');
  await visit.goto(page);
  yield { name: 'class_student', stem: 'class_student' };
  report(env, student, 'outcome');
  report(env, student, 'performance');
  answerReport(env, student, 'performance', 'accept');
  correct(env, student, 'cadre');
  turnTo(env, student, 'cadre', 'recheck');
  turnTo(env, student, 'course', 'confirmed');
  await visit.goto(page);
  yield { name: 'class_student_confirmed_reported_fixing_recheck', stem: 'class_student' };
  turnTo(env, student, 'course', 'deemed');
  turnTo(env, student, 'outcome', 'not_required');
  turnTo(env, student, 'performance', 'left');
  takeBack(env, student, 'cadre');
  await visit.goto(page);
  yield { name: 'class_student_deemed_not_required_left_awaiting', stem: 'class_student' };
}

async function* starts(site, visit) {
  const { env } = site;
  await logInStaff(visit, staffOf(site, 'school_admin'));
  await visit.enter('/receipt/staff/');
  yield { name: 'staff_start_administrator', stem: 'staff_start' };
  await logInStaff(visit, staffOf(site, 'office_discipline'));
  await visit.enter('/receipt/staff/');
  yield { name: 'staff_start_office', stem: 'staff_start' };
  const member = { id: askDatabase(env, `SELECT student_id FROM round_member LIMIT 1`)[0] };
  yield* whileRound(env, member, days.after_closing, async function* () {
    await visit.goto('/receipt/staff/');
    yield { name: 'staff_start_office_after_closing', stem: 'staff_start' };
  });
  // Somebody whom the portal's list does not name, because there is nothing to do for them here.
  const nobody = 2000099999;
  askDatabase(env, `INSERT INTO portal.stf_staff VALUES (${nobody}, '${env.SHOUQI_SCHOOL}', '測試', '1')`);
  try {
    await visit.goto('/portal/login');
    await visit.page.locator('li[data-staff] button').first().evaluate((button, id) => { button.value = id; }, String(nobody));
    await visit.press(visit.page.locator('li[data-staff] button').first());
    await visit.enter('/receipt/staff/');
    yield { name: 'staff_start_without_duty', stem: 'staff_start' };
  } finally {
    askDatabase(env, `DELETE FROM portal.stf_staff WHERE stf_id = ${nobody}`);
  }
}

const send = (page) => page.getByRole('button', { name: '送出答覆' });

async function fillIn(page, choice, text) {
  await page.getByLabel(choice, { exact: true }).check();
  await page.locator('#text').fill(text);
}

// The form of an expired session, and the session back afterwards.
async function sendAsNobody(visit) {
  const { cookies } = await visit.context.storageState();
  await visit.context.clearCookies({ name: 'shouqi_staff' });
  await visit.press(send(visit.page));
  return () => visit.context.addCookies(cookies);
}

// A report from its first look to the answer, with everything that can go wrong on the way.
async function* oneReport(site, visit) {
  const { page } = visit;
  const { id } = await fileReport(site, { reason: '學分應該是 3，\n成績單上也是 3。' });
  await logInStaff(visit, staffOf(site, 'office_registry'));
  await visit.enter('/receipt/staff/');
  const address = `/receipt/staff/office/report/${id}`;
  await visit.goto(address);
  yield { name: 'office_report', stem: 'office_report' };
  await visit.press(send(page));
  yield { name: 'office_report_to_mend', stem: 'office_report' };
  await visit.press(page.getByRole('button', { name: '開始查證' }));
  yield { name: 'office_report_taken_up', stem: 'office_report' };
  await fillIn(page, '同意更正', '字'.repeat(2001));
  await visit.press(send(page));
  yield { name: 'office_report_too_long', stem: 'office_report' };
  await visit.goto(address);
  // What a second window would send, which has not seen the step before.
  await page.locator('form.report input[name=seen]').evaluate((field) => { field.value = '1'; });
  await fillIn(page, '同意更正', '會請中央資料庫更正。');
  await visit.press(send(page));
  yield { name: 'office_report_conflict', stem: 'office_report' };
  await visit.press(send(page));
  yield { name: 'office_report_accepted', stem: 'office_report' };
  await fillIn(page, '說明資料正確', `再查一次，資料沒有錯。\n${'w'.repeat(120)}\nאבגד`);
  const comeBack = await sendAsNobody(visit);
  yield { name: 'office_report_expired', stem: 'office_report' };
  await comeBack();
}

// What else can have become of a report.
async function* reportStates(site, visit) {
  const { env } = site;
  const student = await site.people.take('with four categories to report', (tasks) =>
    ['cadre', 'course', 'outcome', 'performance'].every((category) => tasks[category]?.state === 'pending' && tasks[category].rows > 0));
  const latest = (category) => askDatabase(env, `SELECT MAX(report_id) FROM error_report WHERE student_id = ${Number(student.id)}
    AND category = '${category}'`)[0];
  const open = async (office, category, id = latest(category)) => {
    await logInStaff(visit, staffOf(site, office));
    await visit.enter('/receipt/staff/');
    await visit.goto(`/receipt/staff/office/report/${id}`);
  };

  report(env, student, 'cadre');
  letReportAge(env, student, 'cadre');
  await open('office_discipline', 'cadre');
  yield { name: 'office_report_overdue', stem: 'office_report' };
  answerReport(env, student, 'cadre', 'withdraw');
  await open('office_discipline', 'cadre');
  yield { name: 'office_report_withdrawn', stem: 'office_report' };

  report(env, student, 'course');
  answerReport(env, student, 'course', 'accept');
  correct(env, student, 'course');
  answerReport(env, student, 'course', 'new_data');
  await open('office_registry', 'course');
  yield { name: 'office_report_changed', stem: 'office_report' };
  answerReport(env, student, 'course', 'settle');
  await open('office_registry', 'course');
  yield { name: 'office_report_settled', stem: 'office_report' };

  report(env, student, 'outcome');
  answerReport(env, student, 'outcome', 'explain');
  const explained = latest('outcome');
  await open('office_teaching', 'outcome');
  yield { name: 'office_report_explained', stem: 'office_report' };
  report(env, student, 'outcome', explained);
  await open('office_teaching', 'outcome');
  yield { name: 'office_report_with_one_before', stem: 'office_report' };
  await open('office_teaching', 'outcome', explained);
  yield { name: 'office_report_with_one_after', stem: 'office_report' };

  report(env, student, 'performance');
  turnTo(env, student, 'performance', 'left');
  await open('office_activities', 'performance');
  yield { name: 'office_report_left', stem: 'office_report' };
}

const manyReports = 120;

async function* queue(site, visit) {
  const { env } = site;
  await logInStaff(visit, staffOf(site, 'office_activities'));
  await visit.enter('/receipt/staff/');
  await visit.goto('/receipt/staff/office');
  yield { name: 'office_empty', stem: 'office' };
  await logInStaff(visit, staffOf(site, 'office_teaching'));
  await visit.enter('/receipt/staff/');
  yield* whileReported(env, 'outcome', manyReports, async function* () {
    for (const [name, query] of [['many', ''], ['second_page', '?page=2'], ['overdue', '?age=overdue'], ['filtered', '?pattern=extra&order=newest'],
      ['nobody', '?age=overdue&view=fixing&pattern=extra'], ['fixing', '?view=fixing'], ['finished', '?view=finished'], ['done', '?done=2']]) {
      await visit.goto(`/receipt/staff/office${query}`);
      yield { name: `office_${name}`, stem: 'office' };
    }
    await visit.goto('/receipt/staff/');
    yield { name: 'staff_start_office_many', stem: 'staff_start' };
  });
}

async function* groupedAnswer(site, visit) {
  const { env } = site;
  const { page } = visit;
  const open = async () => {
    await visit.goto('/receipt/staff/office');
    await visit.press(page.getByRole('link', { name: /^一次答覆/ }).first());
  };
  yield* whileReported(env, 'outcome', manyReports, async function* () {
    await open();
    yield { name: 'office_answer', stem: 'office_answer' };
    await visit.press(send(page));
    yield { name: 'office_answer_to_mend', stem: 'office_answer' };
    const ticks = page.locator('input[name=reports]');
    for (const tick of await ticks.all()) await tick.uncheck();
    await fillIn(page, '說明資料正確', '這一題沒有錯。');
    await visit.press(send(page));
    yield { name: 'office_answer_of_nobody', stem: 'office_answer' };
    const comeBack = await sendAsNobody(visit);
    yield { name: 'office_answer_expired', stem: 'office_answer' };
    await comeBack();

    // A colleague was quicker with some, and then with all of them.
    await open();
    const all = (await page.locator('li.office-pick').evaluateAll((items) => items.map((item) => item.dataset.reportId))).map(Number);
    const explain = (reports) => reports.forEach((id) => answerReport(env, { id: askDatabase(env,
      `SELECT student_id FROM error_report WHERE report_id = ${id}`)[0] }, 'outcome', 'explain'));
    explain(all.slice(0, 2));
    for (const id of all.slice(4)) await page.locator(`#report-${id}`).uncheck();
    await fillIn(page, '同意更正', '我們會更正。');
    await visit.press(send(page));
    yield { name: 'office_answer_conflict', stem: 'office_answer' };
    await open();
    const rest = (await page.locator('li.office-pick').evaluateAll((items) => items.map((item) => item.dataset.reportId))).map(Number);
    await fillIn(page, '同意更正', '這些話不能不見。');
    explain(rest);
    await visit.press(send(page));
    yield { name: 'office_answer_nobody_left', stem: 'office_answer' };
  });
}

async function* errors(site, visit) {
  const { page } = visit;
  await logInStaff(visit, staffOf(site, 'homeroom'));
  const home = async () => {
    await visit.enter('/receipt/staff/');
    return page.locator('input[name=csrf]').first().inputValue();
  };
  await home();
  await visit.goto('/receipt/staff/nowhere');
  yield { name: 'staff_error_404', stem: 'error' };
  await visit.goto('/receipt/staff/class/1');
  yield { name: 'staff_error_404_with_id', stem: 'error' };
  await visit.goto('/receipt/staff/office');
  yield { name: 'staff_error_403', stem: 'error' };
  await visit.goto('/receipt/staff/enter?ticket=none');
  yield { name: 'staff_error_403_ticket', stem: 'error' };
  await visit.goto('/receipt/staff/leave');
  yield { name: 'staff_error_405', stem: 'error' };
  await home();
  await sendForm(visit, '/receipt/staff/leave', { csrf: 'of somebody else' });
  yield { name: 'staff_error_403_foreign', stem: 'error' };
  await sendForm(visit, '/receipt/staff/leave', { csrf: await home(), more: 'x'.repeat(70000) });
  yield { name: 'staff_error_413', stem: 'error' };
  await page.setExtraHTTPHeaders({ 'Sec-Purpose': 'prefetch' });
  await visit.goto('/receipt/staff/enter?ticket=none');
  await page.setExtraHTTPHeaders({});
  yield { name: 'staff_error_503_prefetched', stem: 'error' };
  await logInStaff(visit, staffOf(site, 'office_registry'));
  await sendForm(visit, '/receipt/staff/office/answer', { csrf: await home() });
  yield { name: 'staff_error_400', stem: 'error' };
  await visit.context.clearCookies();
  await visit.goto('/receipt/staff/office');
  yield { name: 'portal_login_of_staff', stem: 'portal_login' };
  yield* staticErrors(site, visit, 'staff');
}
