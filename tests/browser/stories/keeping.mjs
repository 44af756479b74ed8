// What a student keeps: one sheet of paper, one Excel file, and who has looked.
import { join } from 'node:path';
import { Visit, desktop, phone } from '../support/browser.mjs';
import { lookAt } from '../support/demo.mjs';
import { pressConfirm, sayItIsRight, titles } from '../support/story.mjs';
import { downloadWorkbook, inFolder, say } from '../support/staff.mjs';
import { assert, test } from '../support/suite.mjs';

export function tell(site) {
  for (const javaScriptEnabled of [true, false]) {
    const how = javaScriptEnabled ? 'with' : 'without';
    test(`the slip is one sheet of A4 with every receipt code, ${how} JavaScript`, () => oneSheet(site, { javaScriptEnabled }));
  }
  test('the own data comes as an Excel file that holds every record', () => takeAway(site));
  test('a student sees who has looked', () => whoLooked(site));
}

async function confirmEverything(visit, tasks) {
  const codes = [];
  for (const [category, task] of Object.entries(tasks)) {
    if (task.state !== 'pending') continue;
    await visit.goto(`/receipt/${category}`);
    await sayItIsRight(visit, category);
    codes.push(await pressConfirm(visit));
  }
  return codes;
}

async function oneSheet(site, options) {
  const student = await site.people.take('with three categories to confirm', (tasks) =>
    Object.values(tasks).filter((task) => task.state === 'pending').length >= 3);
  const visit = await Visit.begin(site.browser, site.origin, { viewport: desktop, ...options });
  const { page } = visit;
  await visit.logIn(student);
  await visit.enter('/receipt/');
  const codes = await confirmEverything(visit, student.tasks);
  await page.getByRole('link', { name: '四項一起印成確認單' }).click();
  await visit.isPage('slip');
  assert.equal(await page.locator('.slip-answer').count(), Object.keys(student.tasks).length);
  await inFolder(async (folder) => {
    const file = join(folder, 'slip.pdf');
    await page.pdf({ path: file, format: 'A4', preferCSSPageSize: true });
    assert.match(say('pdfinfo', file), /^Pages:\s+1$/m, 'exactly one page');
    assert.match(say('pdfinfo', file), /A4/);
    const text = say('pdftotext', '-layout', file, '-');
    for (const code of codes) assert.ok(text.includes(code), `${code} is on paper`);
    for (const title of Object.values(titles)) assert.ok(text.includes(title), `${title} is on paper`);
    assert.ok(text.includes(student.name), 'the name is on paper');
    for (const screen of ['列印這張確認單', '登出', '跳到主要內容', '全部項目']) {
      assert.ok(!text.includes(screen), `${screen} is not on paper`);
    }
  });
  await visit.end();
}

async function takeAway(site) {
  const student = await site.people.takePending('cadre');
  const visit = await Visit.begin(site.browser, site.origin, { viewport: phone });
  const { page } = visit;
  await visit.logIn(student);
  await visit.enter('/receipt/');
  await visit.isPage('start');
  const { name, sheets } = await downloadWorkbook(page, page.getByRole('link', { name: '下載我的資料' }));
  assert.match(name, /^收訖資料_.*_\d{8}-\d{4}\.xlsx$/);
  assert.equal(Object.keys(sheets)[0], '說明');
  assert.ok(sheets['說明'].some(([label, text]) => label === '姓名' && text === student.name));
  const listed = sheets['資料清單'].slice(1).map((row) => row.at(-1));
  for (const [category, task] of Object.entries(student.tasks)) {
    assert.ok(listed.includes(task.digest), `${category} is in the list with its digest`);
  }
  const cadre = Object.entries(sheets).filter(([name]) => name.startsWith('幹部經歷'));
  const rows = cadre.flatMap(([, lines]) => lines.slice(1)).filter(([term]) => term.includes('第2學期')).length;
  assert.ok(rows >= student.tasks.cadre.rows, 'every record is there');
  await visit.end();
}

async function whoLooked(site) {
  const student = await site.people.takePending('cadre');
  const visit = await Visit.begin(site.browser, site.origin, { viewport: phone });
  const { page } = visit;
  await visit.logIn(student);
  await visit.enter('/receipt/');
  await page.getByRole('link', { name: '誰看過我的資料' }).click();
  await visit.isPage('viewed');
  assert.match(await page.locator('main').innerText(), /目前沒有人看過/);
  lookAt(site, student);
  await visit.goto('/receipt/viewed');
  await visit.isPage('viewed');
  assert.equal(await page.locator('[data-look]').count(), 1);
  assert.match(await page.locator('[data-look]').innerText(), /導師[\s\S]*幹部經歷/);
  await visit.end();
}
