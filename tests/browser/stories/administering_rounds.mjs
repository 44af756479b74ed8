// A school's administrator keeps the rounds: makes one, gives more time, asks one answer again; two of them at once.
import { Visit, desktop, phone } from '../support/browser.mjs';
import { askDatabase } from '../support/demo.mjs';
import { logInStaff, staffOf } from '../support/staff.mjs';
import { confirmLink, pressConfirm, sayItIsRight, stateNow } from '../support/story.mjs';
import { assert, test } from '../support/suite.mjs';

const category = 'course';

export function tell(site) {
  for (const javaScriptEnabled of [true, false]) {
    const how = javaScriptEnabled ? 'with' : 'without';
    test(`an administrator asks a confirmed answer again ${how} JavaScript, and the student confirms once more`, () => reopening(site, { javaScriptEnabled, viewport: phone }));
  }
  test('an administrator gives one student more time after the end, and only that student may answer', () => moreTime(site));
  test('an administrator makes a draft, changes its time, and leaves out what has not come', () => draft(site));
  test('two administrators extend a round at once: the second is told and loses no word', () => twoAtOnce(site));
  test('every class on the school page says the same as the database', () => numbers(site));
}

async function administrator(site, options = { viewport: desktop }) {
  const visit = await Visit.begin(site.browser, site.origin, options);
  await logInStaff(visit, staffOf(site, 'school_admin'));
  await visit.enter('/receipt/staff/');
  await visit.press(visit.page.getByRole('link', { name: '管理梯次和確認進度' }));
  await visit.isPage('school');
  return visit;
}

const roundOf = (site) => Number(askDatabase(site.env,
  `SELECT round_id FROM confirmation_round WHERE school_code = '${site.env.SHOUQI_SCHOOL}' AND code = '${site.env.SHOUQI_ROUND}'`)[0]);

async function reopening(site, options) {
  const student = await site.people.takePending(category);
  const own = await Visit.begin(site.browser, site.origin, { viewport: phone });
  await own.logIn(student);
  await own.enter(`/receipt/${category}`);
  await sayItIsRight(own, category);
  await pressConfirm(own);

  const visit = await administrator(site, options);
  const { page } = visit;
  await page.getByLabel('找一位同學（學號或全名）').fill(student.number);
  await visit.press(page.getByRole('button', { name: '找同學' }));
  await visit.isPage('school_student');
  const fold = page.locator('details', { hasText: '重新開放修課紀錄' });
  await fold.locator('summary').click();
  visit.expect(400);
  await visit.press(fold.getByRole('button'));
  assert.match(await page.locator('.error-summary').innerText(), /請寫原因/);
  await page.locator(`#reason-${category}`).fill('同學說按錯了。');
  await visit.press(page.locator('details[open]').getByRole('button'));
  await visit.isPage('school_student');
  assert.equal(await page.locator(`article[data-category="${category}"]`).getAttribute('data-state'), 'recheck');
  assert.match(await page.locator('.steps').innerText(), /重新開放[\s\S]*同學說按錯了。/);
  await visit.end();

  await own.goto('/receipt/');
  assert.match(await own.page.locator('main').innerText(), /學校重新開放/);
  await own.goto(`/receipt/${category}`);
  await sayItIsRight(own, category);
  await pressConfirm(own);
  assert.equal(await stateNow(site, student, category), 'confirmed');
  await own.end();
}

async function moreTime(site) {
  const late = await site.people.takePending(category);
  const silent = await site.people.takePending(category);
  const round = roundOf(site);
  const [before] = askDatabase(site.env, `SELECT closes_at FROM confirmation_round WHERE round_id = ${round}`);
  const visit = await administrator(site, { viewport: phone });
  const { page } = visit;
  askDatabase(site.env, `UPDATE confirmation_round SET closes_at = UTC_TIMESTAMP(6) - INTERVAL 1 MINUTE WHERE round_id = ${round}`);
  try {
    assert.equal(await stateNow(site, late, category), 'deemed');
    await visit.goto(`/receipt/staff/school/round/${round}?student_no=${late.number}`);
    assert.equal(await page.getByLabel('一位同學', { exact: true }).isChecked(), true, 'filled in by the link');
    await page.locator('#until').fill('2099-11-30T08:00');
    await page.locator('#reason').fill('住院，請假兩週。');
    await visit.press(page.getByRole('button', { name: '延長時間' }));
    await visit.isPage('school_round');
    assert.equal(await page.locator('[data-done]').count(), 1);
    assert.equal(await stateNow(site, late, category), 'recheck');
    assert.equal(await stateNow(site, silent, category), 'deemed');
    const own = await Visit.begin(site.browser, site.origin, { viewport: phone });
    await own.logIn(late);
    await own.enter(`/receipt/${category}`);
    await sayItIsRight(own, category);
    await pressConfirm(own);
    await own.logIn(silent);
    await own.enter(`/receipt/${category}`);
    assert.equal(await confirmLink(own.page).count(), 0, 'for the others it is over');
    await own.end();
  } finally {
    askDatabase(site.env, `UPDATE confirmation_round SET closes_at = '${before}' WHERE round_id = ${round}`);
  }
  await visit.goto('/receipt/staff/school/history');
  assert.match(await page.locator('main').innerText(), /住院，請假兩週。/);
  await visit.end();
}

async function draft(site) {
  const visit = await administrator(site);
  const { page } = visit;
  await visit.press(page.getByRole('link', { name: '建立梯次' }));
  await visit.isPage('school_new_round');
  await page.locator('#term').fill('1192');
  await page.getByLabel('1 年級').check();
  await page.getByLabel('多元表現').uncheck();
  await page.getByLabel('學習成果').uncheck();
  await page.locator('#opens-at').fill('2030-11-27T08:00');
  await page.locator('#closes-at').fill('2030-11-29T08:00');
  await visit.press(page.getByRole('button', { name: '建立梯次' }));
  await visit.isPage('school_round');
  const id = Number(new URL(page.url()).pathname.split('/').pop());
  try {
    assert.equal(await page.getByRole('button', { name: '開放這個梯次' }).count(), 0, 'nothing has come yet');
    await page.locator('#closes-at').fill('2030-12-04T08:00');
    await visit.press(page.getByRole('button', { name: '改時間' }));
    assert.match(await page.locator('.facts-card').innerText(), /119\/12\/04（三）08:00/);
    await page.locator('#category').selectOption('cadre');
    await page.locator('#reason').fill('這次不交幹部經歷。');
    await visit.press(page.getByRole('button', { name: '移出這個項目' }));
    assert.equal(await page.locator('li[data-category]').count(), 1);
  } finally {
    askDatabase(site.env, `DELETE FROM round_grade WHERE round_id = ${id}; DELETE FROM round_category WHERE round_id = ${id};
      DELETE FROM confirmation_round WHERE round_id = ${id}`);
  }
  await visit.end();
}

async function twoAtOnce(site) {
  const round = roundOf(site);
  const [before] = askDatabase(site.env, `SELECT closes_at FROM confirmation_round WHERE round_id = ${round}`);
  const visit = await administrator(site);
  const second = await visit.context.newPage();
  const path = `/receipt/staff/school/round/${round}`;
  const extend = async (page, until, reason) => {
    await page.getByLabel('全校', { exact: true }).check();
    await page.locator('#until').fill(until);
    await page.locator('#reason').fill(reason);
    await visit.press(page.getByRole('button', { name: '延長時間' }), page);
  };
  try {
    await visit.goto(path);
    await visit.goto(path, second);
    await extend(visit.page, '2099-11-30T08:00', '颱風假。');
    assert.equal(await visit.page.locator('[data-done]').count(), 1);
    visit.expect(409);
    await extend(second, '2099-12-01T08:00', '另一個原因。');
    assert.equal(await second.locator('[data-conflict]').count(), 1);
    assert.match(await second.locator('.facts-card').innerText(), /188\/11\/30/);
    assert.equal(await second.locator('#reason').inputValue(), '另一個原因。');
  } finally {
    askDatabase(site.env, `UPDATE confirmation_round SET closes_at = '${before}' WHERE round_id = ${round}`);
  }
  await visit.end();
}

async function numbers(site) {
  const visit = await administrator(site);
  const shown = await visit.page.locator('.school-table tbody tr').evaluateAll((rows) => rows.flatMap((row) =>
    [...row.querySelectorAll('[data-category]')].map((cell) => [row.dataset.class, cell.dataset.category, cell.dataset.confirmed, cell.dataset.total].join('\t'))));
  const stored = askDatabase(site.env, `WITH latest AS (SELECT t.*, ROW_NUMBER() OVER (PARTITION BY student_id, category ORDER BY turn DESC) AS n
      FROM answer_turn t WHERE round_id = ${roundOf(site)})
    SELECT m.class_id, l.category, SUM(l.state = 'confirmed'), SUM(l.state NOT IN ('not_required', 'awaiting', 'left'))
      FROM latest l JOIN round_member m USING (round_id, student_id) WHERE l.n = 1 GROUP BY m.class_id, l.category`);
  assert.deepEqual(shown.sort(), stored.sort());
  assert.equal(await visit.page.locator('.progress-row').count(), new Set(shown.map((line) => line.split('\t')[0])).size, 'a bar for each class');
  await visit.end();
}
