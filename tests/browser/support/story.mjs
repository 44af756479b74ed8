// The steps of the student's story, each as a person would do it, for the tests to put together.
import { assert } from './suite.mjs';

export const titles = { cadre: '幹部經歷', course: '修課紀錄', outcome: '學習成果', performance: '多元表現' };
const codePattern = /^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}-[0-9A-HJKMNP-TV-Z]$/;

export const answerOf = (page) => page.locator('article[data-state]').first();
export const stateOn = (page) => answerOf(page).getAttribute('data-state');
export const finalButton = (page) => page.locator('form.final button[type=submit]');
export const confirmLink = (page) => page.getByRole('link', { name: '資料正確無誤' });
export const codeOn = (page) => page.locator('[data-receipt-code]').first().getAttribute('data-receipt-code');

// From the portal's home page by the red-framed button.
export async function pressRedButton(visit, category, page = visit.page) {
  await page.getByRole('link', { name: `查詢${titles[category]}提交中央資料庫紀錄` }).click();
  await visit.isPage('review', page);
}

export async function chooseTerm(visit, term, page = visit.page) {
  await page.getByLabel('學年期').selectOption(term);
  await visit.press(page.getByRole('button', { name: '查詢' }), page);
  await visit.isPage('review', page);
  assert.equal(await answerOf(page).getAttribute('data-term'), term);
}

// On the page 再確認, having said that the data is right.
export async function sayItIsRight(visit, category, page = visit.page) {
  await confirmLink(page).click();
  await visit.isPage('confirm', page);
  const words = await page.locator('main').innerText();
  assert.match(words, new RegExp(`我已確認 ${titles[category]} 資料皆正確，確認資料送出之後，無法再修改`));
  assert.match(words, /您確定嗎/);
}

// Presses the final button and returns the receipt's code.
export async function pressConfirm(visit, page = visit.page) {
  await finalButton(page).click();
  return readReceipt(visit, page);
}

export async function readReceipt(visit, page = visit.page) {
  await page.waitForURL(/\/done(\?|$)/);
  await visit.isPage('done', page);
  assert.equal((await page.locator('h1').innerText()).trim(), '已送出確認結果');
  assert.equal(await page.locator('[data-receipt-code]').getAttribute('data-state'), 'confirmed');
  const code = await codeOn(page);
  assert.match(code, codePattern);
  assert.ok((await page.locator('main').innerText()).includes(code), 'the code can be read');
  return code;
}

// Logged in and on 再確認 of a category, ready to press.
export async function standBeforeConfirm(visit, student, category) {
  await visit.logIn(student);
  await visit.enter(`/receipt/${category}`);
  await visit.isPage('review');
  await sayItIsRight(visit, category);
}

// How the answer stands for somebody who looks afresh.
export async function stateNow(site, student, category) {
  return (await site.people.tasks(student))[category].state;
}
