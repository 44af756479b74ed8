// A school's administrator says where the offices are; whoever may, opens a student's file; the history keeps all of it.
import { Visit, desktop, phone } from '../support/browser.mjs';
import { askDatabase } from '../support/demo.mjs';
import { logInStaff, staffOf } from '../support/staff.mjs';
import { assert, test } from '../support/suite.mjs';

const path = '/receipt/staff/school/office';

export function tell(site) {
  for (const javaScriptEnabled of [true, false]) {
    const how = javaScriptEnabled ? 'with' : 'without';
    test(`an administrator changes an office ${how} JavaScript, a student reads it, and the history keeps it`, () => changing(site, { javaScriptEnabled }));
  }
  test('what is typed is shown at once as students will read it', () => preview(site));
  test('two administrators change one office: the second sees the first one\'s words and loses none', () => twoAtOnce(site));
  test('a teacher opens a file of the class, and nobody else of the staff does', () => file(site));
}

async function administrator(site, options = {}) {
  const visit = await Visit.begin(site.browser, site.origin, { viewport: desktop, ...options });
  await logInStaff(visit, staffOf(site, 'school_admin'));
  await visit.enter('/receipt/staff/');
  await visit.goto(path);
  await visit.isPage('school_office');
  return visit;
}

const save = (visit) => visit.press(visit.page.getByRole('button', { name: '儲存' }));

async function changing(site, options) {
  const person = options.javaScriptEnabled ? '林組長' : '陳組長';
  const visit = await administrator(site, { ...options, viewport: phone });
  await visit.page.locator('#person-day-cadre').fill(person);
  await save(visit);
  await visit.isPage('school_office');
  assert.equal(await visit.page.locator('[data-saved]').getAttribute('data-saved'), '1');
  await visit.goto('/receipt/staff/school/history?kind=office');
  await visit.isPage('school_history');
  assert.match(await visit.page.locator('[data-event]').first().innerText(), new RegExp(`更改日間部幹部經歷的承辦處室\\s+承辦人：.* 改成 ${person}`));
  await visit.end();
  const student = await site.people.take('of the day division', (tasks, one) => tasks.cadre?.rows > 0 && askDatabase(site.env,
    `SELECT 1 FROM portal_student WHERE student_id = ${Number(one.id)} AND division = 'day'`).length > 0);
  const own = await Visit.begin(site.browser, site.origin);
  await own.logIn(student);
  await own.enter('/receipt/');
  await own.isPage('start');
  assert.ok((await own.page.locator('main').innerText()).includes(person), 'the student reads whom to ask');
  await own.end();
}

async function preview(site) {
  const visit = await administrator(site);
  const entry = visit.page.locator('#office-day-course');
  await entry.getByLabel('承辦人').fill('<b>吳</b>組長');
  await entry.getByLabel('分機').fill('299');
  await entry.getByLabel('地點').fill('');
  const words = await entry.locator('.office-preview').innerText();
  assert.match(words, /^學生會看到：.* 分機 299 <b>吳<\/b>組長/);
  await visit.end();
}

async function twoAtOnce(site) {
  const first = await administrator(site);
  const second = await administrator(site);
  await first.page.locator('#place-day-performance').fill('學務處 3 樓');
  await save(first);
  await second.page.locator('#place-day-performance').fill('學務處 4 樓');
  second.expect(409);
  await save(second);
  assert.match(await second.page.locator('[data-other]').innerText(), /學務處 3 樓/);
  assert.equal(await second.page.locator('#place-day-performance').inputValue(), '學務處 4 樓');
  await save(second);
  assert.equal(await second.page.locator('[data-saved]').getAttribute('data-saved'), '1');
  await first.end();
  await second.end();
}

async function file(site) {
  const teacher = staffOf(site, 'homeroom');
  const [found] = askDatabase(site.env, `SELECT CONCAT_WS(' ', a.student_id, a.file_id) FROM portal_attachment a JOIN round_member m USING (student_id)
    JOIN portal_outcome r USING (record_id) JOIN answer_turn t ON t.student_id = a.student_id AND t.category = 'outcome' AND t.row_count > 0
    WHERE m.class_id = ${Number(teacher.class_id)} AND a.category = 'outcome' AND r.submitted = 1 AND r.academic_year = 109 LIMIT 1`);
  const [student, id] = found.split(' ');
  const visit = await Visit.begin(site.browser, site.origin, { viewport: desktop });
  await logInStaff(visit, teacher);
  await visit.enter('/receipt/staff/');
  await visit.goto(`/receipt/staff/class/${teacher.class_id}/student/${student}`);
  await visit.isPage('class_student');
  assert.equal(await visit.page.locator(`a[href="/receipt/staff/file/${id}"]`).count(), 1, 'a link to the file');
  const answer = await visit.context.request.get(`${site.origin}/receipt/staff/file/${id}`);
  assert.equal(answer.status(), 200);
  assert.match(answer.headers()['content-security-policy'], /^sandbox/);
  const direct = await visit.context.request.get(`${site.origin}/receipt/staff/stored/${student}/${id}`);
  assert.equal(direct.status(), 404, 'not past the program');
  const looks = askDatabase(site.env, `SELECT COUNT(*) FROM event WHERE kind = 'looked' AND actor = '${teacher.staff_id}' AND student_id = ${student}
    AND JSON_VALUE(detail, '$.object') = 'file'`);
  assert.ok(Number(looks[0]) >= 1, 'the look is recorded');
  await visit.end();
  for (const who of ['school_admin', 'office_registry']) {
    const other = await Visit.begin(site.browser, site.origin, { viewport: desktop });
    await logInStaff(other, staffOf(site, who));
    await other.enter('/receipt/staff/');
    const refused = await other.context.request.get(`${site.origin}/receipt/staff/file/${id}`);
    assert.equal(refused.status(), 404, who);
    await other.end();
  }
}
