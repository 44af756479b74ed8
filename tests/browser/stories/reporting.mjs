// The student's other answer: report, withdraw, report again, read why the data is right, confirm.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Visit, desktop, phone } from '../support/browser.mjs';
import { askDatabase, project } from '../support/demo.mjs';
import { answerAsOffice } from '../support/staff.mjs';
import { answerOf, pressConfirm, sayItIsRight, stateNow, stateOn } from '../support/story.mjs';
import { assert, test } from '../support/suite.mjs';
import { sheetsOf } from '../support/workbook.mjs';

const category = 'course';
const reasons = JSON.parse(readFileSync(join(project, 'tests/support/hostile_texts.json'), 'utf8'));

export function tell(site) {
  for (const javaScriptEnabled of [true, false]) {
    const how = javaScriptEnabled ? 'with' : 'without';
    test(`a student reports, withdraws, reports again and confirms ${how} JavaScript`, () => theWholeStory(site, { javaScriptEnabled, viewport: phone }));
    test(`what must be mended is said, focused and kept ${how} JavaScript`, () => mend(site, { javaScriptEnabled, viewport: desktop }));
  }
  test('a double click reports once', () => doubleClick(site));
  test('sixty hostile reasons come back as they were typed on ticket, slip and in the Excel file', () => hostileReasons(site));
}

const send = (page) => page.getByRole('button', { name: /^送出.*回報/ });

async function openForm(visit) {
  await visit.page.getByRole('link', { name: '資料錯誤回報' }).click();
  await visit.isPage('report');
}

async function fillIn(page, reason) {
  const row = page.locator('input[name=rows]').first();
  await row.check();
  const reference = await row.getAttribute('value');
  await page.locator(`#field-${reference}`).selectOption({ index: 1 });
  await page.locator(`#wanted-${reference}`).fill('國語文');
  await page.getByLabel('資料有多', { exact: true }).check();
  await page.locator('#extra-reason').fill('多了這一筆');
  await page.getByLabel('資料有誤', { exact: true }).check();
  await page.locator('#wrong-reason').fill(reason);
}

async function theWholeStory(site, options) {
  const student = await site.people.takePending(category);
  const visit = await Visit.begin(site.browser, site.origin, options);
  const { page } = visit;
  await visit.logIn(student);
  await visit.enter(`/receipt/${category}`);
  await visit.isPage('review');

  await openForm(visit);
  const reason = reasons.find((one) => one.startsWith('<script>'));
  await fillIn(page, reason);
  await send(page).click();
  await visit.isPage('ticket');
  const report = page.locator('[data-report-id]');
  assert.equal(await report.getAttribute('data-report-state'), 'open');
  assert.equal(await stateOn(page), 'reported');
  assert.ok((await report.innerText()).includes(reason), 'the reason stands there as it was typed');
  assert.equal(await page.locator('[data-pattern]').count(), 2);
  assert.match(await report.innerText(), /學校應在 .* 以前查明/);
  const first = await report.getAttribute('data-report-id');

  await visit.press(page.getByRole('button', { name: '撤回這次回報' }));
  await visit.isPage('ticket');
  assert.equal(await report.getAttribute('data-report-state'), 'withdrawn');
  assert.equal(await stateNow(site, student, category), 'pending');

  await visit.goto(`/receipt/${category}`);
  await openForm(visit);
  await fillIn(page, '學分不對');
  await send(page).click();
  await visit.isPage('ticket');
  const second = await report.getAttribute('data-report-id');
  assert.notEqual(second, first);
  await visit.press(page.getByRole('link', { name: '看前一張回報單' }));
  assert.equal(await report.getAttribute('data-report-id'), first);

  await answerAsOffice(site, second, 'explain', '成績以教務處登錄為準');
  await visit.goto(`/receipt/${category}`);
  await visit.isPage('review');
  assert.equal(await stateOn(page), 'recheck');
  await visit.press(page.getByRole('link', { name: '看回報單與說明' }));
  await visit.isPage('ticket');
  assert.equal(await report.getAttribute('data-report-state'), 'explained');
  await visit.goto(`/receipt/${category}`);
  await sayItIsRight(visit, category);
  await pressConfirm(visit);
  await visit.goto(`/receipt/${category}/ticket?term=${student.tasks[category].term}`);
  await visit.isPage('ticket');
  assert.equal(await report.getAttribute('data-report-state'), 'settled');
  assert.equal(await answerOf(page).getAttribute('data-state'), 'confirmed');
  await visit.end();
}

async function mend(site, options) {
  const student = await site.people.takePending(category);
  const visit = await Visit.begin(site.browser, site.origin, options);
  const { page } = visit;
  await visit.logIn(student);
  await visit.enter(`/receipt/${category}/report`);
  await visit.goto(`/receipt/${category}/report`);
  await visit.isPage('report');
  await page.getByLabel('資料有少', { exact: true }).check();
  visit.expect(400);
  await visit.press(send(page));
  await visit.isPage('report');
  assert.match(await page.title(), /^錯誤：/);
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'error-summary');
  await page.locator('#error-summary a').first().click();
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'missing-reason');
  assert.ok(await page.getByLabel('資料有少', { exact: true }).isChecked());
  assert.equal(await stateNow(site, student, category), 'pending');
  await visit.end();
}

// Reported and taken back by the forms' own requests, so that sixty take seconds.
async function hostileReasons(site) {
  const student = await site.people.takePending(category);
  const visit = await Visit.begin(site.browser, site.origin);
  const { page } = visit;
  const { request } = visit.context;
  await visit.logIn(student);
  await visit.enter(`/receipt/${category}`);
  await openForm(visit);
  const fields = Object.fromEntries(await page.locator('form input[type=hidden]').evaluateAll((all) => all.map((one) => [one.name, one.value])));
  // One person may not ask so often: 429 is waited out.
  const patiently = async (ask) => {
    let answer = await ask();
    while (answer.status() === 429) {
      await page.waitForTimeout(500);
      answer = await ask();
    }
    return answer;
  };
  const typedOn = async (answer) =>
    page.evaluate((html) => [...new DOMParser().parseFromString(html, 'text/html').querySelectorAll('.typed')].map((one) => one.textContent), await answer.text());
  const get = async (address) => {
    const answer = await patiently(() => request.get(site.origin + address));
    assert.equal(answer.status(), 200, address);
    return answer;
  };
  const post = async (act, more) => {
    const answer = await patiently(() => request.post(`${site.origin}/receipt/${category}/${act}`,
      { form: { ...fields, ...more }, headers: { Origin: site.origin }, maxRedirects: 0 }));
    assert.equal(answer.status(), 303, `${act} ${Object.values(more)}`);
    return get(answer.headers().location);
  };
  for (const reason of reasons) {
    const ticket = await post('report', { wrong: '1', wrong_reason: reason });
    assert.deepEqual(await typedOn(ticket), [reason]);
    assert.deepEqual(await typedOn(await get('/receipt/slip')), [reason]);
    await post('withdraw', {});
  }
  const file = await get('/receipt/take-away.xlsx');
  const lines = sheetsOf(await file.body())['資料錯誤回報'];
  const kept = lines.filter((line) => line.includes('資料有誤')).map((line) => line.at(-1));
  assert.deepEqual(kept, [...reasons].reverse());
  await visit.end();
}

async function doubleClick(site) {
  const student = await site.people.takePending(category);
  const visit = await Visit.begin(site.browser, site.origin, { javaScriptEnabled: false });
  const { page } = visit;
  await visit.logIn(student);
  await visit.enter(`/receipt/${category}`);
  await visit.isPage('review');
  await openForm(visit);
  await fillIn(page, '兩次');
  await send(page).dblclick({ noWaitAfter: true });
  await visit.isPage('ticket');
  const [count] = askDatabase(site.env, `SELECT COUNT(*) FROM error_report WHERE student_id = ${Number(student.id)}`);
  assert.equal(count, '1');
  await visit.end();
}
