// What the hands do: the whole way with Tab, Enter and Space, and how many taps it takes on a phone.
import { Visit, desktop, phone, tabTo } from '../support/browser.mjs';
import { answerOf, codeOn, finalButton, readReceipt } from '../support/story.mjs';
import { assert, test } from '../support/suite.mjs';

const mostTaps = 16;

export function tell(site) {
  for (const javaScriptEnabled of [true, false]) {
    for (const viewport of [phone, desktop]) {
      const how = `at ${viewport.width} px ${javaScriptEnabled ? 'with' : 'without'} JavaScript`;
      test(`by hand: from the log-in to the check with the keyboard alone ${how}`, () => keyboardAlone(site, { javaScriptEnabled, viewport }));
    }
  }
  test(`by hand: from the log-in to four receipts in at most ${mostTaps} taps`, () => taps(site));
}

// Nothing here touches the mouse, and no address is typed but the first.
async function keyboardAlone(site, options) {
  const student = await site.people.takePending('cadre');
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

  await visit.goto('/portal/login');
  await type('input[name=number]', student.number);
  await press('.search button', 'portal_login', 'Space');
  await press(`button[data-student-no="${student.number}"]`, 'portal_home');
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
