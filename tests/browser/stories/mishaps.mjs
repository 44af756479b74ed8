// What goes wrong between a finger and a database: double clicks, reloads, two tabs, lost sessions, other people's pages.
// Each ends with one receipt, or with nothing decided and a page that says so.
import { createServer } from 'node:http';
import { Visit, phone } from '../support/browser.mjs';
import { askDatabase } from '../support/demo.mjs';
import { confirmLink, finalButton, pressConfirm, readReceipt, sayItIsRight, standBeforeConfirm, stateNow, stateOn,
  titles } from '../support/story.mjs';
import { assert, test } from '../support/suite.mjs';

const category = 'course';

export function tell(site) {
  test('a double click confirms once', () => doubleClick(site, {}));
  test('a double click without JavaScript confirms once', () => doubleClick(site, { javaScriptEnabled: false }));
  test('a reload of the receipt and a second press from the page before show the same receipt', () => reloadAndBack(site));
  test('confirming in a second tab shows the receipt of the first', () => twoTabs(site));
  test('a press after the session has ended decides nothing and leads back', () => lostSession(site));
  test('a page of the student before cannot confirm for the student after', () => otherStudent(site));
  test('neither GET nor prefetch confirms', () => readingOnly(site));
  test('a form on another site cannot confirm', () => foreignForm(site));
  test('a used ticket is refused and says what to do', () => usedTicket(site));
}

const takeOne = (site) => site.people.takePending(category);

// What only the database knows: how often the answer of this student was confirmed.
function confirmations(site, student) {
  return askDatabase(site.env, `SELECT receipt_code FROM answer_turn WHERE student_id = ${Number(student.id)}
    AND category = '${category}' AND state = 'confirmed'`);
}

async function doubleClick(site, options) {
  const student = await takeOne(site);
  const visit = await Visit.begin(site.browser, site.origin, { viewport: phone, ...options });
  await standBeforeConfirm(visit, student, category);
  await finalButton(visit.page).dblclick({ noWaitAfter: true });
  const code = await readReceipt(visit);
  assert.equal(confirmations(site, student).length, 1);
  await visit.page.reload();
  assert.equal(await readReceipt(visit), code);
  await visit.end();
}

async function reloadAndBack(site) {
  const student = await takeOne(site);
  const visit = await Visit.begin(site.browser, site.origin);
  const { page } = visit;
  await standBeforeConfirm(visit, student, category);
  const formPage = await page.content();
  const code = await pressConfirm(visit);
  await page.reload();
  assert.equal(await readReceipt(visit), code, 'after a reload');
  await page.goBack();
  await page.waitForLoadState('load');
  if (await finalButton(page).count()) {
    assert.equal(await pressConfirm(visit), code, 'after going back and pressing again');
  } else {
    assert.match(await page.content(), new RegExp(code), 'going back shows the receipt');
  }
  // The same form once more, as a browser that kept the old page would send it.
  const field = (name) => formPage.match(new RegExp(`name="${name}" value="([^"]*)"`))[1];
  const fields = Object.fromEntries(['round', 'term', 'digest', 'csrf'].map((name) => [name, field(name)]));
  await visit.goto('/receipt/');
  await page.evaluate(([action, values]) => {
    const form = document.createElement('form');
    form.method = 'post';
    form.action = action;
    for (const [name, value] of Object.entries(values)) {
      const input = document.createElement('input');
      Object.assign(input, { type: 'hidden', name, value });
      form.append(input);
    }
    document.body.append(form);
    form.submit();
  }, [`/receipt/${category}/confirm`, fields]);
  assert.equal(await readReceipt(visit), code, 'after the same form again');
  assert.equal(confirmations(site, student).length, 1);
  await visit.end();
}

async function twoTabs(site) {
  const student = await takeOne(site);
  const visit = await Visit.begin(site.browser, site.origin);
  await standBeforeConfirm(visit, student, category);
  const second = await visit.open();
  await visit.goto(`/receipt/${category}`, second);
  await sayItIsRight(visit, category, second);
  const code = await pressConfirm(visit);
  assert.equal(await pressConfirm(visit, second), code);
  assert.equal(confirmations(site, student).length, 1);
  await visit.end();
}

async function lostSession(site) {
  const student = await takeOne(site);
  const visit = await Visit.begin(site.browser, site.origin, { viewport: phone });
  const { page } = visit;
  await standBeforeConfirm(visit, student, category);
  await visit.context.clearCookies({ name: 'shouqi' });
  visit.expect(403);
  const [answer] = await Promise.all([page.waitForResponse((one) => one.request().method() === 'POST'), finalButton(page).click()]);
  assert.equal(answer.status(), 403);
  await visit.isPage('confirm');
  assert.equal((await page.locator('h1').innerText()).trim(), '登入時間已過');
  const words = await page.locator('main').innerText();
  assert.match(words, /還沒有確認/);
  assert.ok(words.includes(titles[category]), 'the page says what was about to be done');
  assert.equal(await stateNow(site, student, category), 'pending');
  await page.getByRole('link', { name: '再登入一次' }).click();
  await visit.isPage('review');
  assert.equal(await stateOn(page), 'pending');
  await confirmLink(page).waitFor();
  await visit.end();
}

async function otherStudent(site) {
  const [before, after] = [await takeOne(site), await takeOne(site)];
  const visit = await Visit.begin(site.browser, site.origin);
  await standBeforeConfirm(visit, before, category);
  const second = await visit.open();
  await visit.logIn(after, second);
  await visit.enter(`/receipt/${category}`, second);
  await visit.isPage('review', second);
  visit.expect(403);
  const [answer] = await Promise.all([
    visit.page.waitForResponse((one) => one.request().method() === 'POST'), finalButton(visit.page).click()]);
  assert.equal(answer.status(), 403);
  await visit.isPage('error');
  assert.equal(await stateNow(site, before, category), 'pending');
  assert.equal(await stateNow(site, after, category), 'pending');
  await visit.end();
}

async function readingOnly(site) {
  const student = await takeOne(site);
  const visit = await Visit.begin(site.browser, site.origin);
  const { page } = visit;
  await standBeforeConfirm(visit, student, category);
  const query = await page.locator('form.final').evaluate((form) => String(new URLSearchParams(new FormData(form))));
  const purposes = [{}, { 'Sec-Purpose': 'prefetch' }, { 'Sec-Purpose': 'prefetch;prerender' }, { Purpose: 'prefetch' }];
  for (const headers of purposes) {
    for (const method of ['GET', 'HEAD']) {
      const url = `${site.origin}/receipt/${category}/confirm?${query}`;
      const status = (await visit.context.request.fetch(url, { method, headers })).status();
      assert.ok(status < 500 || status === 503, `${method} ${JSON.stringify(headers)}: ${status}`);
    }
  }
  assert.equal(await stateNow(site, student, category), 'pending');
  assert.equal(confirmations(site, student).length, 0);
  await visit.end();
}

// Another port of the same host is another origin, but the same site: the cookie goes along.
async function foreignForm(site) {
  const student = await takeOne(site);
  const visit = await Visit.begin(site.browser, site.origin);
  const { page } = visit;
  await standBeforeConfirm(visit, student, category);
  const fields = await page.locator('form.final').evaluate((form) => Object.fromEntries(new FormData(form)));
  const inputs = Object.entries(fields).map(([name, value]) => `<input type="hidden" name="${name}" value="${value}">`).join('');
  const server = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(`<!doctype html><title>elsewhere</title><link rel="icon" href="data:,">
      <form method="post" action="${site.origin}/receipt/${category}/confirm">${inputs}<button>go</button></form>`);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  try {
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    const [answer] = await Promise.all([page.waitForResponse((one) => one.request().method() === 'POST'), page.getByRole('button').click()]);
    assert.equal(answer.status(), 403);
    await visit.isPage('error');
  } finally {
    server.close();
  }
  assert.equal(await stateNow(site, student, category), 'pending');
  visit.problems = visit.problems.filter((one) => !one.includes('127.0.0.1') && !one.includes('403'));
  await visit.end();
}

async function usedTicket(site) {
  const student = await takeOne(site);
  const visit = await Visit.begin(site.browser, site.origin);
  const { page } = visit;
  await visit.logIn(student);
  const tickets = [];
  page.on('request', (request) => {
    if (request.url().includes('/receipt/enter?ticket=')) tickets.push(request.url());
  });
  await visit.enter('/receipt/');
  await visit.isPage('start');
  visit.expect(403);
  assert.equal((await page.goto(tickets[0])).status(), 403);
  await visit.isPage('error');
  assert.match(await page.locator('main').innerText(), /已使用過/);
  assert.ok((await page.locator('body').getAttribute('data-request-id')).length >= 16);
  await page.getByRole('link', { name: '從學習歷程系統再進入' }).click();
  await visit.isPage('start');
  await visit.end();
}
