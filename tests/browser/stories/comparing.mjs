// Mine beside received: what differs is counted and marked, and one press carries it into the report.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Visit, desktop, phone } from '../support/browser.mjs';
import { askDatabase } from '../support/demo.mjs';
import { assert, test } from '../support/suite.mjs';

export function tell(site) {
  for (const javaScriptEnabled of [true, false]) {
    const how = javaScriptEnabled ? 'with' : 'without';
    test(`what differs from the portal is counted, marked and carried into the report, ${how} JavaScript`, () => differing(site, javaScriptEnabled));
  }
  test('who has no difference reads that calmly', () => equal(site));
  test('a file opens by its link, and nobody else’s does', () => file(site));
}

const attributes = async (page) => {
  const article = page.locator('article.compare');
  const numbers = {};
  for (const kind of ['extra', 'missing', 'changed']) numbers[kind] = Number(await article.getAttribute(`data-${kind}`));
  return numbers;
};

const planted = (site) => JSON.parse(readFileSync(join(dirname(site.env.SHOUQI_PACKAGES), 'differences.json'), 'utf8')).differences;

// A student whom no other test has had and whose data the sample made different, with the category.
async function findDifference(site) {
  const students = await site.people.list();
  for (const { student_no: number, category, round } of planted(site)) {
    const student = students.find((one) => one.number === number && !site.people.taken.has(one.id));
    if (!student || round !== site.env.SHOUQI_ROUND) continue;
    const tasks = await site.people.tasks(student);
    if (!['pending', 'not_required'].includes(tasks[category]?.state)) continue;
    site.people.taken.add(student.id);
    return { student, category };
  }
  throw new Error('the demo has no student left with a difference');
}

async function differing(site, javaScriptEnabled) {
  const visit = await Visit.begin(site.browser, site.origin, { viewport: javaScriptEnabled ? phone : desktop, javaScriptEnabled });
  const { page } = visit;
  const { student, category } = await findDifference(site);
  await visit.logIn(student);
  await visit.enter(`/receipt/${category}`);
  await visit.isPage('review');
  await visit.press(page.getByRole('link', { name: '和校內紀錄對照' }));
  await visit.isPage('compare');
  const numbers = await attributes(page);
  assert.equal(numbers.extra + numbers.missing + numbers.changed, 1);
  const words = await page.locator('main').innerText();
  assert.ok(words.includes(`多 ${numbers.extra}、少 ${numbers.missing}、不同 ${numbers.changed}`), words);
  for (const kind of ['extra', 'missing', 'changed']) {
    assert.equal(await page.locator(`[data-difference="${kind}"]`).count(), numbers[kind], kind);
  }
  assert.ok((await page.locator('tr.differs[data-field]').count()) >= numbers.changed);
  const carry = page.getByRole('link', { name: '以這些差異回報' });
  const address = new URL(await carry.getAttribute('href'), site.origin);
  assert.equal(address.pathname, `/receipt/${category}/report`);
  assert.ok(address.href.length < 6000);
  const asked = { extra: numbers.extra, missing: numbers.missing, wrong: numbers.changed };
  for (const [pattern, number] of Object.entries(asked)) {
    assert.equal(address.searchParams.get(pattern), number > 0 ? '1' : null, pattern);
    assert.equal(Boolean(address.searchParams.get(`${pattern}_reason`)), number > 0, `${pattern}_reason`);
  }
  const rows = address.searchParams.getAll('rows');
  assert.equal(rows.length, numbers.extra + numbers.changed);
  for (const row of rows) assert.match(row, /^[0-9a-f]{16}$/);
  await visit.press(carry);
  await visit.isPage('report');
  for (const [pattern, number] of Object.entries(asked)) {
    assert.equal(await page.locator(`#${pattern}`).isChecked(), number > 0, pattern);
    assert.equal(await page.locator(`#${pattern}-reason`).inputValue(), address.searchParams.get(`${pattern}_reason`) ?? '');
  }
  const ticked = await page.locator('input[name=rows]:checked').evaluateAll((boxes) => boxes.map((box) => box.value));
  assert.deepEqual(ticked.sort(), rows.sort());
  await visit.press(page.getByRole('button', { name: /^送出.*回報/ }));
  await visit.isPage('ticket');
  await visit.end();
}

async function equal(site) {
  const visit = await Visit.begin(site.browser, site.origin, { viewport: phone });
  const differing = new Set(planted(site).map((one) => one.student_no));
  const student = await site.people.take('without a difference', (tasks, one) =>
    tasks.course?.state === 'pending' && !differing.has(one.number));
  await visit.logIn(student);
  await visit.enter('/receipt/course');
  await visit.press(visit.page.getByRole('link', { name: '和校內紀錄對照' }));
  await visit.isPage('compare');
  const numbers = await attributes(visit.page);
  assert.deepEqual(numbers, { extra: 0, missing: 0, changed: 0 });
  assert.match(await visit.page.locator('main').innerText(), /兩邊完全相同/);
  assert.equal(await visit.page.getByRole('link', { name: '以這些差異回報' }).count(), 0);
  await visit.end();
}

async function file(site) {
  const student = await site.people.take('with files', (tasks, one) => tasks.outcome?.rows > 0 && askDatabase(site.env,
    `SELECT 1 FROM portal_attachment a JOIN portal_outcome r USING (record_id) WHERE a.category = 'outcome' AND r.submitted = 1
     AND r.academic_year = 109 AND a.student_id = ${one.id} LIMIT 1`).length > 0);
  const visit = await Visit.begin(site.browser, site.origin);
  await visit.logIn(student);
  await visit.enter('/receipt/outcome');
  await visit.isPage('review');
  const [foreign] = askDatabase(site.env, `SELECT MIN(file_id) FROM portal_attachment WHERE student_id <> ${student.id}`);
  const strange = await visit.context.request.get(`${site.origin}/receipt/file/${foreign}`);
  assert.equal(strange.status(), 404);
  const links = await visit.page.locator('.file-list a').evaluateAll((all) => all.map((one) => one.href));
  assert.ok(links.length > 0, 'files to open');
  for (const link of links) {
    const answer = await visit.context.request.get(link);
    assert.ok([200, 404].includes(answer.status()), `${link}: ${answer.status()}`);
    if (answer.status() === 200) assert.match(answer.headers()['content-security-policy'], /^sandbox/);
  }
  await visit.end();
}
