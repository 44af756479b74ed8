// What is shown to whom: rare characters, nothing at all, earlier terms, a code that does not exist.
import { Visit, phone } from '../support/browser.mjs';
import { answerOf, confirmLink, finalButton, stateOn } from '../support/story.mjs';
import { assert, test } from '../support/suite.mjs';

export function tell(site) {
  test('a name with a rare character is shown whole', () => rareCharacter(site));
  test('a student without cadre records reads that there are none', () => withoutRecords(site));
  test('an earlier term is read-only', () => earlierTerm(site));
  test('a code that does not exist is said to be unknown', () => unknownCode(site));
  test('a page without a session leads through the portal and back', () => withoutSession(site));
  test('logging out ends the session', () => logOut(site));
  test('when the portal logs another person in, the buttons show nobody else’s state', () => anotherPerson(site));
  test('a page that does not exist says so', () => notFound(site));
}

async function rareCharacter(site) {
  const student = await site.people.take('with a rare character who takes part', (tasks, one) =>
    [...one.name].some((character) => character.codePointAt(0) > 0xffff) && Object.keys(tasks).length > 0);
  const visit = await Visit.begin(site.browser, site.origin, { viewport: phone });
  const { page } = visit;
  await visit.logIn(student);
  assert.ok((await page.locator('header').innerText()).includes(student.name));
  await visit.enter('/receipt/');
  await visit.isPage('start');
  assert.ok((await page.locator('header').innerText()).includes(student.name));
  assert.ok(!(await page.content()).includes('\ufffd'), 'no replacement character');
  await visit.end();
}

async function withoutRecords(site) {
  const student = await site.people.take('without cadre records', (tasks) => tasks.cadre?.state === 'not_required');
  const visit = await Visit.begin(site.browser, site.origin);
  const { page } = visit;
  await visit.logIn(student);
  await visit.enter('/receipt/cadre');
  await visit.isPage('review');
  assert.equal(await stateOn(page), 'not_required');
  assert.equal(await answerOf(page).getAttribute('data-rows'), '0');
  const words = await page.locator('main').innerText();
  assert.match(words, /無資料/);
  assert.match(words, /沒有收到您的幹部經歷/);
  await visit.end();
}

async function earlierTerm(site) {
  const visit = await Visit.begin(site.browser, site.origin);
  const { page } = visit;
  const student = await site.people.take('who takes part', (tasks) => tasks.course?.state === 'pending');
  await visit.logIn(student);
  await visit.enter('/receipt/course');
  await visit.isPage('review');
  const terms = await page.getByLabel('學年期').locator('option').evaluateAll((options) => options.map((option) => option.value));
  const earlier = terms.filter((term) => term < student.tasks.course.term);
  assert.ok(earlier.length > 0, `an earlier term can be chosen among ${terms}`);
  await page.getByLabel('學年期').selectOption(earlier[0]);
  await visit.press(page.getByRole('button', { name: '查詢' }));
  await visit.isPage('review');
  assert.equal(await answerOf(page).getAttribute('data-term'), earlier[0]);
  assert.match(await page.locator('main').innerText(), /只供查看/);
  assert.equal(await confirmLink(page).count(), 0);
  visit.expect(404);
  const status = await visit.goto(`/receipt/course/confirm?term=${earlier[0]}`);
  assert.ok(status === 404 || (await finalButton(page).count()) === 0, `confirm page of an earlier term: ${status}`);
  await visit.end();
}

async function unknownCode(site) {
  const visit = await Visit.begin(site.browser, site.origin, { viewport: phone });
  const { page } = visit;
  await visit.goto('/receipt/check');
  await visit.isPage('check');
  await page.getByLabel('收據碼').fill('7K3M-9XQ2-FD41-WB8C-5');
  await visit.press(page.getByRole('button', { name: '查驗' }));
  await visit.isPage('check');
  assert.equal(await page.locator('[data-result]').getAttribute('data-result'), 'unknown');
  await visit.end();
}

async function withoutSession(site) {
  const student = await site.people.take('who takes part', (tasks) => tasks.course?.state === 'pending');
  const visit = await Visit.begin(site.browser, site.origin);
  const { page } = visit;
  await visit.goto('/receipt/course');
  await visit.isPage('portal_login');
  await page.getByLabel('學號').fill(student.number);
  await page.getByRole('button', { name: '尋找' }).click();
  await page.locator(`button[data-student-no="${student.number}"]`).click();
  await visit.isPage('review');
  assert.equal(new URL(page.url()).pathname, '/receipt/course', 'the way back ends where it began');
  await visit.end();
}

async function logOut(site) {
  const student = await site.people.take('who takes part', (tasks) => tasks.course !== undefined);
  const visit = await Visit.begin(site.browser, site.origin);
  const { page } = visit;
  await visit.logIn(student);
  await visit.enter('/receipt/');
  await visit.isPage('start');
  const [cookie] = (await visit.context.cookies()).filter((one) => one.name === 'shouqi');
  assert.ok(cookie.httpOnly && cookie.sameSite === 'Lax');
  await page.getByRole('button', { name: '登出' }).click();
  await visit.isPage('portal_home');
  assert.ok(!(await visit.context.cookies()).some((one) => one.name === 'shouqi'), 'the cookie is gone');
  // Somebody who kept the cookie gets no further with it.
  await visit.context.clearCookies();
  await visit.context.addCookies([cookie]);
  await visit.goto('/receipt/');
  await visit.isPage('portal_login');
  await visit.end();
}

async function anotherPerson(site) {
  const first = await site.people.take('who takes part', (tasks) => tasks.course !== undefined);
  const second = await site.people.take('who takes part', (tasks) => tasks.course !== undefined);
  const visit = await Visit.begin(site.browser, site.origin);
  const { page } = visit;
  await visit.logIn(first);
  await visit.enter('/receipt/');
  await visit.goto('/portal/');
  assert.equal(await page.locator('.shouqi-item[data-state]').count(), 4, 'the states of the person who is logged in');
  await visit.logIn(second);
  assert.equal(await page.locator('.shouqi-item').count(), 4);
  assert.equal(await page.locator('.shouqi-item[data-state]').count(), 0, 'plain links');
  await visit.end();
}

async function notFound(site) {
  const student = await site.people.take('who takes part', (tasks) => tasks.course !== undefined);
  const visit = await Visit.begin(site.browser, site.origin, { viewport: phone });
  const { page } = visit;
  visit.expect(404);
  // An address that no program has, which nginx answers alone, and one whose term does not exist.
  assert.equal(await visit.goto('/receipt/nowhere'), 404);
  await visit.isPage('error');
  await visit.logIn(student);
  await visit.enter('/receipt/');
  assert.equal(await visit.goto('/receipt/cadre?term=9999'), 404);
  await visit.isPage('error');
  assert.ok((await page.locator('body').getAttribute('data-request-id')).length >= 16);
  assert.match(await page.locator('main').innerText(), /沒有儲存或更動任何資料/);
  await page.getByRole('link', { name: '回到全部項目' }).click();
  await visit.isPage('start');
  await visit.end();
}
