// A homeroom teacher's period with the class: who is missing, and until nobody is.
import { join } from 'node:path';
import { Visit, desktop, phone } from '../support/browser.mjs';
import { askDatabase } from '../support/demo.mjs';
import { downloadWorkbook, inFolder, logInStaff, say, staffOf } from '../support/staff.mjs';
import { pressConfirm, sayItIsRight, titles } from '../support/story.mjs';
import { assert, test } from '../support/suite.mjs';

export function tell(site) {
  for (const javaScriptEnabled of [true, false]) {
    const how = javaScriptEnabled ? 'with' : 'without';
    for (const [what, viewport] of [['on a phone', phone], ['at a desk', desktop]]) {
      test(`a teacher sees the class, its numbers and a student ${what} ${how} JavaScript`, () => theClass(site, { javaScriptEnabled, viewport }));
    }
    test(`the teacher's filter survives a reload and the export ${how} JavaScript`, () => filterAndExport(site, { javaScriptEnabled }));
  }
  test('who is missing stands as text ready to paste', () => textForLine(site));
  test('a class period follows the students and leaves focus and scroll alone', () => classPeriod(site));
  test('the notices for those without a phone are clean A4', () => notices(site));
}

const waits = (state) => state === 'pending' || state === 'recheck';

async function begin(site, options = {}) {
  const teacher = staffOf(site, 'homeroom');
  const visit = await Visit.begin(site.browser, site.origin, options);
  await logInStaff(visit, teacher);
  await visit.press(visit.page.getByRole('link', { name: '查看收訖明細確認統計' }).first());
  await visit.isPage('class');
  return { visit, page: visit.page, teacher };
}

// { id, number, states: { cadre: 'pending', … } } of each row.
function rowsOn(page) {
  return page.locator('tr[data-student]').evaluateAll((rows) => rows.map((row) => ({
    id: row.dataset.student,
    seat: row.querySelector('.cell-seat').textContent,
    number: row.querySelector('.cell-number').textContent,
    name: row.querySelector('.cell-name').textContent,
    states: { course: row.dataset.stateCourse, outcome: row.dataset.stateOutcome, performance: row.dataset.statePerformance, cadre: row.dataset.stateCadre },
  })));
}

function totalsOn(page) {
  return page.locator('#class-totals .total').evaluateAll((items) => Object.fromEntries(items.map((item) => [item.dataset.category, {
    confirmed: Number(item.dataset.confirmed), total: Number(item.dataset.total), waiting: Number(item.dataset.waiting), text: item.querySelector('.total-share').textContent,
  }])));
}

async function theClass(site, options) {
  const { visit, page, teacher } = await begin(site, options);
  const rows = await rowsOn(page);
  const members = askDatabase(site.env, `SELECT COUNT(*) FROM round_member m JOIN confirmation_round r USING (round_id)
    WHERE r.code = '${site.env.SHOUQI_ROUND}' AND r.school_code = '${site.env.SHOUQI_SCHOOL}' AND m.class_id = ${Number(teacher.class_id)}`);
  assert.equal(String(rows.length), members[0], 'everybody of the class stands there');
  const totals = await totalsOn(page);
  assert.deepEqual(Object.keys(totals).sort(), Object.keys(titles).sort());
  for (const [category, shown] of Object.entries(totals)) {
    const states = rows.map((row) => row.states[category]);
    assert.equal(shown.confirmed, states.filter((one) => one === 'confirmed').length, category);
    assert.equal(shown.total, states.filter((one) => !['not_required', 'awaiting', 'left'].includes(one)).length, category);
    assert.equal(shown.waiting, states.filter(waits).length, category);
    assert.match(shown.text, new RegExp(`${shown.confirmed}/${shown.total}$`));
  }
  const first = rows[0];
  await visit.press(page.locator(`tr[data-student="${first.id}"] .eye`));
  await visit.isPage('class_student');
  assert.equal(await page.locator('article[data-category]').count(), Object.keys(totals).length);
  assert.match(await page.locator('main').innerText(), /不能代替學生回覆/);
  assert.equal(await page.locator('main form, main textarea, main input').count(), 0, 'nothing can be answered here');
  for (const category of Object.keys(totals)) {
    assert.equal(await page.locator(`article[data-category="${category}"]`).getAttribute('data-state'), first.states[category]);
  }
  const looks = askDatabase(site.env, `SELECT COUNT(*) FROM staff_look WHERE student_id = ${Number(first.id)} AND actor = '${Number(teacher.staff_id)}'`);
  assert.notEqual(looks[0], '0', 'the look is recorded');
  await visit.end();
}

async function filterAndExport(site, options) {
  const { visit, page } = await begin(site, options);
  const everybody = await rowsOn(page);
  const totals = await totalsOn(page);
  await page.getByLabel('項目').selectOption('cadre');
  await page.getByLabel('狀態').selectOption('waiting');
  await visit.press(page.getByRole('button', { name: '篩選' }));
  await visit.isPage('class');
  const wanted = everybody.filter((row) => waits(row.states.cadre)).map((row) => row.number);
  const shown = async () => (await rowsOn(page)).map((row) => row.number);
  assert.deepEqual(await shown(), wanted);
  assert.ok(wanted.length > 0 && wanted.length < everybody.length, 'the filter takes some away');
  assert.deepEqual(await totalsOn(page), totals, 'totals are those of the whole class');
  await page.reload();
  await visit.isPage('class');
  assert.deepEqual(await shown(), wanted);
  assert.equal(await page.getByLabel('項目').inputValue(), 'cadre');
  assert.equal(await page.getByLabel('狀態').inputValue(), 'waiting');
  const { name, sheets } = await downloadWorkbook(page, page.getByRole('link', { name: '下載 Excel' }));
  assert.match(name, /收訖確認.*\.xlsx$/);
  assert.deepEqual(sheets['名單'].slice(1).map((row) => row[2]), wanted, 'the export has the same rows');
  for (const [title, total, confirmed, waiting] of sheets['統計'].slice(1)) {
    const category = Object.keys(titles).find((one) => titles[one] === title);
    if (!category) continue;
    assert.deepEqual([total, confirmed, waiting].map(Number), [totals[category].total, totals[category].confirmed, totals[category].waiting], title);
  }
  await visit.end();
}

async function textForLine(site) {
  const { visit, page } = await begin(site);
  await visit.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: site.origin });
  const text = await page.getByLabel('可以貼到 LINE 的文字').inputValue();
  const rows = await rowsOn(page);
  for (const category of Object.keys(titles)) {
    const missing = rows.filter((row) => waits(row.states[category])).map((row) => row.seat);
    if (missing.length === 0) continue;
    assert.ok(text.includes(`${titles[category]}（${missing.length} 人）：${missing.join('、')}`), `${category}: ${text}`);
  }
  assert.match(text, /前登入學習歷程系統/);
  assert.ok(text.includes(`${site.origin}/`), 'the address is whole');
  await page.getByRole('button', { name: '複製文字' }).click();
  await page.getByRole('button', { name: '已複製' }).waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), text);
  await visit.end();
}

async function classPeriod(site) {
  const { visit, page } = await begin(site, { viewport: { width: 1280, height: 600 } });
  await visit.press(page.getByRole('link', { name: '班會課：自動更新' }));
  await visit.isPage('class');
  const before = await totalsOn(page);
  const rows = await rowsOn(page);
  const own = new Set(rows.map((row) => row.id));
  const student = await site.people.take('of the class with courses to confirm', (tasks, one) => own.has(one.id) && tasks.course?.state === 'pending' && tasks.course.rows > 0);
  const eye = page.locator(`#eye-${rows.at(-1).id}`);
  await eye.scrollIntoViewIfNeeded();
  await eye.focus();
  const scroll = await page.evaluate(() => window.scrollY);
  assert.ok(scroll > 0, 'the page is scrolled');

  const other = await Visit.begin(site.browser, site.origin);
  await other.logIn(student);
  await other.enter('/receipt/course');
  await other.isPage('review');
  await sayItIsRight(other, 'course');
  await pressConfirm(other);
  await other.end();

  const row = page.locator(`tr[data-student="${student.id}"][data-state-course="confirmed"]`);
  await row.waitFor({ state: 'attached', timeout: 40000 });
  assert.equal((await totalsOn(page)).course.confirmed, before.course.confirmed + 1, 'the number has risen');
  assert.equal(await page.evaluate(() => document.activeElement?.id), `eye-${rows.at(-1).id}`, 'the focus stays');
  assert.equal(await page.evaluate(() => window.scrollY), scroll, 'the page does not move');
  await visit.end();
}

async function notices(site) {
  const { visit, page } = await begin(site);
  const missing = (await rowsOn(page)).filter((row) => Object.values(row.states).some(waits));
  await visit.press(page.getByRole('link', { name: /列印通知單/ }));
  await visit.isPage('class_notice');
  assert.equal(await page.locator('.notice').count(), missing.length);
  await inFolder(async (folder) => {
    const file = join(folder, 'notices.pdf');
    await page.pdf({ path: file, format: 'A4', preferCSSPageSize: true });
    assert.match(say('pdfinfo', file), /A4/);
    const text = say('pdftotext', '-layout', file, '-');
    for (const { number } of missing) assert.ok(text.includes(number), `${number} has a notice`);
    for (const screen of ['列印通知單', '登出', '跳到主要內容']) assert.ok(!text.includes(screen), `${screen} is not on paper`);
  });
  await visit.end();
}
