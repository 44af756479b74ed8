// One wrong credit, from the student who sees it to the number that rises on the administrator's page. The corrected package comes in here,
// and nowhere else: it fits into a demo once.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Visit, desktop, phone } from '../support/browser.mjs';
import { homeroomOf, logInStaff, staffOf } from '../support/staff.mjs';
import { handIn, logInAdministrator, packageOf, waitForState } from '../support/school_import.mjs';
import { pressConfirm, sayItIsRight, stateNow, stateOn } from '../support/story.mjs';
import { assert, test } from '../support/suite.mjs';

const category = 'course';

export function tell(site) {
  test('a report goes through all roles: student, office, administrator with the corrected package, student, teacher, administrator', () => theWholeWay(site));
}

// Students whose courses the corrected package changes.
async function takeCorrected(site) {
  const corrected = JSON.parse(readFileSync(join(site.env.SHOUQI_PACKAGES, '../corrected.json'), 'utf8'));
  const numbers = new Set(corrected.changes.filter((one) => one.category === category).map((one) => one.student_no));
  return site.people.take('whose courses are corrected', (tasks, student) => numbers.has(student.number) && tasks[category]?.state === 'pending');
}

async function begin(site, viewport) {
  return Visit.begin(site.browser, site.origin, { viewport });
}

async function confirm(visit) {
  await visit.goto(`/receipt/${category}`);
  await sayItIsRight(visit, category);
  return pressConfirm(visit);
}

const confirmedOn = async (page, where) => Number(await page.locator(`${where}.total[data-category="${category}"]`).getAttribute('data-confirmed'));

async function theWholeWay(site) {
  // Two whose data will be corrected: one has seen that it is wrong, the other has confirmed it.
  const reporter = await takeCorrected(site);
  const hasty = await takeCorrected(site);
  const other = await begin(site, phone);
  await other.logIn(hasty);
  await other.enter('/receipt/');
  await confirm(other);
  await other.end();

  const student = await begin(site, phone);
  await student.logIn(reporter);
  await student.enter(`/receipt/${category}`);
  await student.press(student.page.getByRole('link', { name: '資料錯誤回報' }));
  await student.isPage('report');
  await student.page.locator('input[name=rows]').first().check();
  await student.page.getByLabel('資料有誤', { exact: true }).check();
  await student.page.locator('#wrong-reason').fill('學分和成績單不一樣。');
  await student.press(student.page.getByRole('button', { name: /^送出.*回報/ }));
  await student.isPage('ticket');
  const report = await student.page.locator('[data-report-id]').getAttribute('data-report-id');

  const office = await begin(site, desktop);
  await logInStaff(office, staffOf(site, 'office_registry'));
  await office.enter('/receipt/staff/office');
  await office.goto(`/receipt/staff/office/report/${report}`);
  await office.press(office.page.getByRole('button', { name: '開始查證' }));
  await office.page.getByLabel('同意更正', { exact: true }).check();
  await office.page.getByLabel('給同學的說明（必填）').fill('查到登錄時打錯，更正的資料今天會回來。');
  await office.press(office.page.getByRole('button', { name: '送出答覆' }));
  assert.equal(await office.page.locator('article[data-report-id]').getAttribute('data-report-state'), 'accepted');
  await office.end();
  assert.equal(await stateNow(site, reporter, category), 'fixing');

  const administrator = await begin(site, desktop);
  await logInAdministrator(site, administrator);
  await handIn(site, administrator, packageOf(site, '1092_regular_corrected'));
  await administrator.isPage('school_import_result');
  await waitForState(administrator, 'checked');
  const asked = Number(await administrator.page.locator('article').getAttribute('data-reopened'));
  assert.ok(asked > 0, 'who had confirmed is asked again');
  assert.equal(await administrator.page.locator('.asked-again .person').count(), asked);
  assert.match(await administrator.page.locator('.asked-again').innerText(), /○/, 'names are masked');
  assert.equal(await stateNow(site, hasty, category), 'confirmed', 'a check changes nothing');
  await administrator.press(administrator.page.getByRole('button', { name: `匯入，並請 ${asked} 人次再確認` }));
  await waitForState(administrator, 'applied');
  assert.equal(await stateNow(site, hasty, category), 'recheck');

  const teacher = await begin(site, phone);
  const classUrl = `/receipt/staff/class/${homeroomOf(site, reporter).class_id}`;
  await logInStaff(teacher, homeroomOf(site, reporter));
  await teacher.enter(classUrl);
  const ofClass = await confirmedOn(teacher.page, '#class-totals ');
  await administrator.goto('/receipt/staff/school');
  await administrator.isPage('school');
  const ofSchool = await confirmedOn(administrator.page, '');
  assert.equal(await administrator.page.locator('[data-import]').first().locator('[data-reopened]').getAttribute('data-reopened'), String(asked));

  await student.goto(`/receipt/${category}`);
  await student.isPage('review');
  assert.equal(await stateOn(student.page), 'recheck');
  assert.ok(await student.page.locator('.changes .change').count() > 0, 'the differences stand there');
  await student.press(student.page.getByRole('link', { name: '看回報單與說明' }));
  assert.equal(await student.page.locator('[data-report-id]').getAttribute('data-report-state'), 'changed');
  await confirm(student);
  await student.end();

  await teacher.goto(classUrl);
  assert.equal(await confirmedOn(teacher.page, '#class-totals '), ofClass + 1, 'the teacher sees one more');
  await teacher.end();
  await administrator.goto('/receipt/staff/school');
  assert.equal(await confirmedOn(administrator.page, ''), ofSchool + 1, 'and so does the administrator');
  await administrator.goto(`/receipt/staff/school/student/${reporter.id}?round=${await administrator.page.locator('[data-round]').first().getAttribute('data-round')}`);
  await administrator.isPage('school_student');
  const history = await administrator.page.locator('.steps').innerText();
  for (const words of ['學生回報資料有誤', '處室開始查證', '處室同意更正', '收訖內容有變動', '學生確認']) assert.ok(history.includes(words), words);
  await administrator.end();
}
