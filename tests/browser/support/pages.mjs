// One after the other, every page of the site in every state, for a student, a teacher and an office. Whoever adds a page or a state adds a
// `yield` here, or a chapter of its own to `pages`; the comfort gates (gates/), the screenshots and the checks of every page then see it.
import { answers, conflicts, windows } from './answer_states.mjs';
import { lookAt } from './demo.mjs';
import { errors } from './error_states.mjs';
import { correct, turnTo } from './office.mjs';
import { reports } from './report_states.mjs';
import { schoolPages } from './school_states.mjs';
import { fileReport, logInStaff, staffOf } from './staff.mjs';
import { codeOn, finalButton, pressConfirm, sayItIsRight } from './story.mjs';

// Yields { name, stem } with the page open in `visit`. The visit must be fresh; it uses up some students.
export async function* pages(site, visit) {
  yield* confirming(site, visit);
  yield* reports(site, visit);
  yield* answers(site, visit);
  yield* windows(site, visit);
  yield* conflicts(site, visit);
  yield* errors(site, visit);
  yield* staffPages(site, visit);
}

async function* confirming(site, visit) {
  const { page } = visit;
  const category = 'cadre';
  const student = await site.people.take('with cadre records and courses to confirm', (tasks) =>
    [tasks.cadre, tasks.course].every((task) => task?.state === 'pending' && task.rows > 0));
  await visit.goto('/portal/login');
  yield { name: 'portal_login', stem: 'portal_login' };
  await visit.logIn(student);
  yield { name: 'portal_home', stem: 'portal_home' };
  await visit.enter('/receipt/');
  yield { name: 'start', stem: 'start' };
  for (const one of Object.keys(student.tasks)) {
    await visit.goto(`/receipt/${one}`);
    yield { name: `review_${one}`, stem: 'review' };
    await visit.goto(`/receipt/${one}/compare`);
    yield { name: `compare_${one}`, stem: 'compare' };
  }
  await visit.goto(`/receipt/${category}`);
  await sayItIsRight(visit, category);
  yield { name: 'confirm', stem: 'confirm' };
  const { cookies } = await visit.context.storageState();
  visit.expect(403);
  await visit.context.clearCookies({ name: 'shouqi' });
  await finalButton(page).click();
  await page.waitForLoadState('load');
  yield { name: 'expired', stem: 'confirm' };
  await visit.context.addCookies(cookies);
  await visit.goto(`/receipt/${category}`);
  await sayItIsRight(visit, category);
  await pressConfirm(visit);
  yield { name: 'done', stem: 'done' };
  const code = await codeOn(page);
  await visit.goto('/portal/');
  yield { name: 'portal_home_later', stem: 'portal_home' };
  await visit.goto('/receipt/');
  yield { name: 'start_later', stem: 'start' };
  await visit.goto(`/receipt/${category}`);
  yield { name: 'review_confirmed', stem: 'review' };
  await visit.goto('/receipt/slip');
  yield { name: 'slip', stem: 'slip' };
  await visit.goto('/receipt/viewed');
  yield { name: 'viewed_nobody', stem: 'viewed' };
  await lookAt(site, student);
  await visit.goto('/receipt/viewed');
  yield { name: 'viewed', stem: 'viewed' };
  await visit.goto(`/receipt/check?code=${code}`);
  yield { name: 'check', stem: 'check' };
  correct(site.env, student, category);
  turnTo(site.env, student, category, 'recheck');
  await visit.goto(`/receipt/check?code=${code}`);
  yield { name: 'check_changed_since', stem: 'check' };
  await visit.goto('/receipt/check?code=7K3M-9XQ2-FD41-WB8C-5');
  yield { name: 'check_unknown', stem: 'check' };
}

// The same of the staff's pages; uses up three students.
export async function* staffPages(site, visit) {
  const { page } = visit;
  const first = await fileReport(site, { reason: '學分應該是 3，\n成績單上也是 3。' });
  for (let made = 0, tries = 0; made < 1 && tries < 60; tries += 1) {
    if (await fileReport(site, { title: first.title })) made += 1;
  }
  const teacher = staffOf(site, 'homeroom');
  const classPage = `/receipt/staff/class/${teacher.class_id}`;
  await logInStaff(visit, teacher);
  yield { name: 'portal_staff_home', stem: 'portal_staff_home' };
  await visit.enter('/receipt/staff/');
  yield { name: 'staff_start_teacher', stem: 'staff_start' };
  await visit.goto(classPage);
  yield { name: 'class', stem: 'class' };
  const student = await page.locator('tr[data-student]').first().getAttribute('data-student');
  await visit.goto(`${classPage}?category=cadre&state=fixing`);
  yield { name: 'class_nobody', stem: 'class' };
  await visit.goto(`${classPage}?live=1&category=course&state=waiting`);
  yield { name: 'class_live', stem: 'class' };
  await visit.goto(`${classPage}/notice`);
  yield { name: 'class_notice', stem: 'class_notice' };
  await visit.goto(`${classPage}/student/${student}`);
  yield { name: 'class_student', stem: 'class_student' };
  visit.expect(404);
  await visit.goto('/receipt/staff/class/1');
  yield { name: 'staff_error', stem: 'error' };
  await logInStaff(visit, staffOf(site, 'office_registry'));
  await visit.enter('/receipt/staff/');
  yield { name: 'staff_start_office', stem: 'staff_start' };
  await visit.goto('/receipt/staff/office');
  yield { name: 'office', stem: 'office' };
  await visit.goto('/receipt/staff/office?age=overdue&view=fixing&pattern=extra');
  yield { name: 'office_nobody', stem: 'office' };
  await visit.goto('/receipt/staff/office');
  await visit.press(page.getByRole('link', { name: /^一次答覆/ }).first());
  yield { name: 'office_answer', stem: 'office_answer' };
  visit.expect(400);
  await visit.press(page.getByRole('button', { name: '送出答覆' }));
  yield { name: 'office_answer_to_mend', stem: 'office_answer' };
  const report = `/receipt/staff/office/report/${first.id}`;
  await visit.goto(report);
  yield { name: 'office_report', stem: 'office_report' };
  await visit.press(page.getByRole('button', { name: '送出答覆' }));
  yield { name: 'office_report_to_mend', stem: 'office_report' };
  await visit.press(page.getByRole('button', { name: '開始查證' }));
  yield { name: 'office_report_taken_up', stem: 'office_report' };
  visit.expect(409);
  // What a second window would send, which has not seen the step before.
  await page.locator('form.report input[name=seen]').evaluate((field) => { field.value = '1'; });
  await page.getByLabel('同意更正', { exact: true }).check();
  await page.locator('#text').fill('會請中央資料庫更正。');
  await visit.press(page.getByRole('button', { name: '送出答覆' }));
  yield { name: 'office_report_conflict', stem: 'office_report' };
  await visit.press(page.getByRole('button', { name: '送出答覆' }));
  yield { name: 'office_report_accepted', stem: 'office_report' };
  const { cookies } = await visit.context.storageState();
  visit.expect(403);
  await visit.context.clearCookies({ name: 'shouqi_staff' });
  await page.getByLabel('說明資料正確', { exact: true }).check();
  await page.locator('#text').fill('再查一次，資料沒有錯。');
  await visit.press(page.getByRole('button', { name: '送出答覆' }));
  yield { name: 'office_expired', stem: 'office_report' };
  await visit.context.addCookies(cookies);
  await visit.goto('/receipt/staff/office?done=2');
  yield { name: 'office_done', stem: 'office' };
  yield* schoolPages(site, visit);
}
