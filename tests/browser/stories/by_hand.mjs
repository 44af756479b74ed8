// What the hands do: the whole way with Tab, Enter and Space, and how many taps it takes on a phone.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Visit, desktop, phone, tabTo } from '../support/browser.mjs';
import { answerOf, codeOn, finalButton, readReceipt } from '../support/story.mjs';
import { assert, test } from '../support/suite.mjs';

const mostTaps = 16;

export function tell(site) {
  for (const javaScriptEnabled of [true, false]) {
    for (const viewport of [phone, desktop]) {
      const how = `at ${viewport.width} px ${javaScriptEnabled ? 'with' : 'without'} JavaScript`;
      test(`by hand: from the log-in to the check with the keyboard alone ${how}`, () => confirmByKeyboard(site, { javaScriptEnabled, viewport }));
      test(`by hand: report, mend, withdraw, keep and leave with the keyboard alone ${how}`, () => reportByKeyboard(site, { javaScriptEnabled, viewport }));
    }
  }
  test('by hand: the waiting page tries again by itself, and stops when told to', () => waiting(site));
  test(`by hand: from the log-in to four receipts in at most ${mostTaps} taps`, () => taps(site));
}

// Nothing touches the mouse, and no address is typed but the first: { visit, page, press, type, mark } with the keyboard alone.
async function begin(site, options) {
  const visit = await Visit.begin(site.browser, site.origin, options);
  const { page } = visit;
  const press = async (selector, stem, key = 'Enter') => {
    await tabTo(page, selector);
    await Promise.all([page.waitForEvent('framenavigated'), page.keyboard.press(key)]);
    await visit.isPage(stem);
  };
  const type = async (selector, text) => {
    await tabTo(page, selector);
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type(text);
  };
  const mark = async (selector) => {
    await tabTo(page, selector);
    await page.keyboard.press('Space');
    assert.ok(await page.locator(selector).first().isChecked(), `Space marks ${selector}`);
  };
  const logIn = async (student) => {
    await visit.goto('/portal/login');
    await type('input[name=number]', student.number);
    await press('.search button', 'portal_login', 'Space');
    await press(`button[data-student-no="${student.number}"]`, 'portal_home');
  };
  return { visit, page, press, type, mark, logIn };
}

async function confirmByKeyboard(site, options) {
  const student = await site.people.takePending('cadre');
  const { visit, page, press, type, logIn } = await begin(site, options);
  await logIn(student);
  await press('.shouqi-item[data-category=cadre] a', 'review');
  await press('.picker button', 'review', 'Space');
  await press('a.way[href*="/confirm"]', 'confirm');
  await press('form.final a', 'review');
  await press('a.way[href*="/confirm"]', 'confirm');
  await press('form.final button', 'done', 'Space');
  const code = await readReceipt(visit);
  await press('.foot-links a[href="/receipt/check"]', 'check');
  await type('input[name=code]', code.replaceAll('-', ''));
  await press('.check button', 'check', 'Space');
  const result = page.locator('[data-result]');
  assert.equal(await result.getAttribute('data-result'), 'genuine');
  assert.equal(await codeOn(page), code);
  await visit.end();
}

async function reportByKeyboard(site, options) {
  const student = await site.people.takePending('course');
  const { visit, page, press, type, mark, logIn } = await begin(site, options);
  visit.expect(400);
  await logIn(student);
  await press('.shouqi-item[data-category=course] a', 'review');
  await press('a.way[href*="/report"]', 'report');
  await mark('#wrong');
  await press('.report .final button', 'report');
  assert.match(await page.title(), /^錯誤：/);
  // From the summary by its link straight into the field that it means.
  await tabTo(page, '#error-summary a');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'wrong-reason');
  await page.keyboard.type('學分不對');
  await mark('input[name=rows]');
  await tabTo(page, 'select[name^=field_]');
  await page.keyboard.press('ArrowDown');
  await type('input[name^=wanted_]', '2');
  await press('.report .final button', 'ticket', 'Space');
  const report = page.locator('[data-report-id]');
  assert.equal(await report.getAttribute('data-report-state'), 'open');
  assert.match(await report.innerText(), /學分不對/);
  await press('.withdraw button', 'ticket', 'Space');
  assert.equal(await report.getAttribute('data-report-state'), 'withdrawn');
  await press('main .next a[href="/receipt/"]', 'start');
  await press('.own-links a[href="/receipt/slip"]', 'slip');
  await press('.back a', 'start');
  await press('.own-links a[href="/receipt/viewed"]', 'viewed');
  await press('.leave button', 'portal_home', 'Space');
  await visit.end();
}

async function waiting(site) {
  const visit = await Visit.begin(site.browser, site.origin, { viewport: phone });
  const { page } = visit;
  visit.expect(503);
  const body = readFileSync(join(dirname(site.env.SHOUQI_CONFIG), 'nginx/error_pages/503.html'));
  let asked = 0;
  await page.route('**/receipt/slip', (route) => {
    asked += 1;
    return route.fulfill({ status: 503, contentType: 'text/html; charset=utf-8', body });
  });
  await page.clock.install();
  await visit.goto('/receipt/slip');
  await visit.isPage('error');
  await Promise.all([page.waitForEvent('framenavigated'), page.clock.fastForward(10500)]);
  await visit.isPage('error');
  assert.equal(asked, 2, 'it has asked again');
  await tabTo(page, '[data-retry] button');
  await page.keyboard.press('Enter');
  assert.match(await page.locator('[data-retry]').innerText(), /已停止/);
  await page.clock.fastForward(60000);
  assert.equal(asked, 2, 'it has stopped');
  await visit.end();
}

// Typing the number is the portal's affair; every tap from there on counts, the one that logs in included.
async function taps(site) {
  const student = await site.people.take('with four categories to confirm', (tasks) =>
    ['cadre', 'course', 'outcome', 'performance'].every((category) => tasks[category]?.state === 'pending' && tasks[category].rows > 0));
  const visit = await Visit.begin(site.browser, site.origin, { viewport: phone, hasTouch: true });
  const { page } = visit;
  let count = 0;
  const tap = async (locator, stem) => {
    count += 1;
    await Promise.all([page.waitForEvent('framenavigated'), locator.tap()]);
    await visit.isPage(stem);
  };
  await visit.goto('/portal/login');
  await page.getByLabel('學號').fill(student.number);
  await tap(page.getByRole('button', { name: '尋找' }), 'portal_login');
  await tap(page.locator(`button[data-student-no="${student.number}"]`), 'portal_home');
  await tap(page.locator('.shouqi-item a').first(), 'review');
  const codes = new Set();
  for (;;) {
    const category = await answerOf(page).getAttribute('data-category');
    await tap(page.locator('a.way[href*="/confirm"]'), 'confirm');
    await tap(finalButton(page), 'done');
    codes.add(await readReceipt(visit));
    const next = page.getByRole('link', { name: '接著核對' });
    if (await next.count() === 0) break;
    await tap(next, 'review');
    assert.notEqual(await answerOf(page).getAttribute('data-category'), category);
  }
  assert.equal(codes.size, 4);
  console.log(`        ${count} taps from the log-in to four receipts`);
  assert.ok(count <= mostTaps, `${count} taps`);
  await visit.end();
}
