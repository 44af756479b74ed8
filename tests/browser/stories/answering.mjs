// What an office does with reports: take up, accept, explain, one answer to many, and two members at once.
import { Visit, desktop, phone } from '../support/browser.mjs';
import { Visitor } from '../support/people.mjs';
import { downloadWorkbook, fileReport, logInStaff, staffOf } from '../support/staff.mjs';
import { pressConfirm, sayItIsRight, stateNow, stateOn } from '../support/story.mjs';
import { assert, test } from '../support/suite.mjs';

const category = 'course';
const many = 30;

export function tell(site) {
  test('an office takes a report up and accepts it, and the student reads what was said', () => accepting(site));
  test('an office explains why the data is right on a phone without JavaScript, and the student confirms', () => explaining(site));
  test('two members answer one report: the second sees what the first said and loses no word', () => twoAtOnce(site));
  test(`one answer goes to ${many} reports of one cause`, () => oneAnswerToMany(site));
  test('the queue is filtered, and the export has the same rows', () => queueAndExport(site));
}

async function enterOffice(site, options = { viewport: desktop }) {
  const visit = await Visit.begin(site.browser, site.origin, options);
  await logInStaff(visit, staffOf(site, 'office_registry'));
  await visit.enter('/receipt/staff/');
  await visit.isPage('staff_start');
  await visit.press(visit.page.getByRole('link', { name: '處理資料錯誤回報' }));
  await visit.isPage('office');
  return visit;
}

const shownState = (page) => page.locator('article[data-report-id]').getAttribute('data-report-state');

async function openReport(visit, id, page = visit.page) {
  await visit.goto(`/receipt/staff/office/report/${id}`, page);
  await visit.isPage('office_report', page);
}

async function answer(visit, choice, text, page = visit.page) {
  await page.getByLabel(choice, { exact: true }).check();
  await page.getByLabel('給同學的說明（必填）').fill(text);
  await visit.press(page.getByRole('button', { name: '送出答覆' }), page);
}

// The ticket as the student sees it.
async function ticketOf(site, student) {
  const visitor = new Visitor(site.origin);
  await visitor.fetch('/portal/login', new URLSearchParams({ person: student.id, to: '/receipt/' }));
  return (await visitor.fetch(`/receipt/${category}/ticket?term=${student.tasks[category].term}`)).body;
}

async function accepting(site) {
  const { student, id } = await fileReport(site, { reason: '學分應該是 3' });
  const visit = await enterOffice(site);
  const { page } = visit;
  await visit.press(page.locator(`[data-report-id="${id}"] a`));
  await visit.isPage('office_report');
  const words = await page.locator('main').innerText();
  assert.match(words, /學分應該是 3/);
  assert.match(words, /請在 .* 以前查明並答覆/);
  assert.equal(await page.locator('[data-sides]').count(), 1, 'both sides stand beside the report');
  await visit.press(page.getByRole('button', { name: '開始查證' }));
  await visit.isPage('office_report');
  assert.equal(await shownState(page), 'taken_up');
  visit.expect(400);
  await visit.press(page.getByRole('button', { name: '送出答覆' }));
  await visit.isPage('office_report');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'error-summary');
  await answer(visit, '同意更正', '查到登錄時打錯，\n已請中央資料庫更正。');
  await visit.isPage('office_report');
  assert.equal(await shownState(page), 'accepted');
  assert.equal(await stateNow(site, student, category), 'fixing');
  const ticket = await ticketOf(site, student);
  assert.match(ticket, /承辦處室開始查證/);
  assert.match(ticket, /查到登錄時打錯，\n已請中央資料庫更正。/);
  await visit.end();
}

async function explaining(site) {
  const { student, id } = await fileReport(site);
  const visit = await enterOffice(site, { viewport: phone, javaScriptEnabled: false });
  const { page } = visit;
  await openReport(visit, id);
  await answer(visit, '說明資料正確', '學分以課程計畫為準。');
  await visit.isPage('office_report');
  assert.equal(await shownState(page), 'explained');
  await visit.end();
  const own = await Visit.begin(site.browser, site.origin, { viewport: phone });
  await own.logIn(student);
  await own.enter(`/receipt/${category}`);
  await own.isPage('review');
  assert.equal(await stateOn(own.page), 'recheck');
  await own.press(own.page.getByRole('link', { name: '看回報單與說明' }));
  await own.isPage('ticket');
  assert.match(await own.page.locator('main').innerText(), /學分以課程計畫為準。/);
  await own.goto(`/receipt/${category}`);
  await sayItIsRight(own, category);
  await pressConfirm(own);
  assert.equal(await stateNow(site, student, category), 'confirmed');
  await own.end();
}

async function twoAtOnce(site) {
  const { id } = await fileReport(site);
  const first = await enterOffice(site);
  const second = await enterOffice(site);
  await openReport(first, id);
  await openReport(second, id);
  await answer(first, '同意更正', '我們會更正。');
  second.expect(409);
  await answer(second, '說明資料正確', '這段文字不能不見');
  await second.isPage('office_report');
  const words = await second.page.locator('[data-conflict="meanwhile"]').innerText();
  assert.match(words, /同意更正/);
  assert.match(words, /我們會更正。/);
  assert.ok(words.includes(staffOf(site, 'office_registry').name), 'by whom');
  assert.equal(await second.page.locator('#text').inputValue(), '這段文字不能不見');
  assert.equal(await shownState(second.page), 'accepted');
  await first.end();
  await second.end();
}

async function oneAnswerToMany(site) {
  const one = await fileReport(site);
  const reports = [one];
  // Students without that course are left as they are.
  for (let tries = 0; reports.length < many && tries < 4 * many; tries += 1) {
    const next = await fileReport(site, { title: one.title });
    if (next) reports.push(next);
  }
  assert.equal(reports.length, many);
  const visit = await enterOffice(site);
  const { page } = visit;
  const group = page.locator('.office-group').first();
  assert.ok(Number(await group.getAttribute('data-count')) >= many, 'the reports stand together');
  assert.ok((await group.innerText()).includes(one.title));
  await visit.press(group.getByRole('link', { name: /一次答覆/ }));
  await visit.isPage('office_answer');
  const ticked = await page.locator('input[name=reports]:checked').count();
  assert.ok(ticked >= many);
  await page.getByLabel('說明資料正確', { exact: true }).check();
  await page.getByLabel('給每一位同學的說明（必填）').fill('這一科的學分已和課程計畫核對，沒有錯。');
  await visit.press(page.getByRole('button', { name: '送出答覆' }));
  await visit.isPage('office');
  assert.equal(await page.locator('[data-done]').getAttribute('data-done'), String(ticked));
  for (const { student } of reports.slice(0, 5)) {
    assert.equal(await stateNow(site, student, category), 'recheck');
    assert.match(await ticketOf(site, student), /這一科的學分已和課程計畫核對，沒有錯。/);
  }
  await visit.end();
}

async function queueAndExport(site) {
  await fileReport(site, { reason: '只為了這一個測試' });
  const visit = await enterOffice(site, { viewport: phone });
  const { page } = visit;
  await page.getByLabel('樣態').selectOption('wrong');
  await page.getByLabel('順序').selectOption('newest');
  await visit.press(page.getByRole('button', { name: '篩選' }));
  await visit.isPage('office');
  const ids = await page.locator('.office-item').evaluateAll((items) => items.map((item) => item.dataset.reportId));
  assert.ok(ids.length > 0);
  assert.deepEqual([...ids].sort((a, b) => b - a), ids, 'newest first');
  const { name, sheets } = await downloadWorkbook(page, page.getByRole('link', { name: '下載 Excel' }));
  assert.match(name, /^資料錯誤回報_\d{8}-\d{4}\.xlsx$/);
  assert.deepEqual(sheets['回報'].slice(1, ids.length + 1).map((row) => row[0]), ids);
  assert.ok(sheets['回報'].some((row) => row.includes('只為了這一個測試')));
  assert.ok(sheets['各班'].length > 1 && sheets['統計'].length > 1);
  await visit.end();
}
