// The school's slides, step by step: from the red-framed button to the receipt and its check.
import { Visit, desktop, phone } from '../support/browser.mjs';
import { answerOf, chooseTerm, finalButton, pressConfirm, pressRedButton, readReceipt, sayItIsRight, stateNow, stateOn,
  titles } from '../support/story.mjs';
import { assert, test } from '../support/suite.mjs';

export function tell(site) {
  for (const javaScriptEnabled of [true, false]) {
    for (const viewport of [phone, desktop]) {
      const how = `at ${viewport.width} px ${javaScriptEnabled ? 'with' : 'without'} JavaScript`;
      test(`a student confirms 幹部經歷 ${how}`, () => theWholeStory(site, { javaScriptEnabled, viewport }));
    }
  }
  test('a student confirms one category after the other until nothing waits', () => oneAfterTheOther(site));
}

async function theWholeStory(site, options) {
  const student = await site.people.takePending('cadre');
  const { term, rows } = student.tasks.cadre;
  const visit = await Visit.begin(site.browser, site.origin, options);
  const { page } = visit;

  await visit.logIn(student);
  assert.ok((await page.locator('header').innerText()).includes(student.name), 'the portal says who is logged in');
  assert.equal(await page.locator('.shouqi-item').count(), 4, 'four red-framed buttons');
  await pressRedButton(visit, 'cadre');
  assert.ok((await page.locator('header').innerText()).includes(student.name), 'the page says whose session it is');
  await chooseTerm(visit, term);
  assert.equal(await stateOn(page), 'pending');
  assert.equal(Number(await answerOf(page).getAttribute('data-rows')), rows);
  assert.equal(await page.locator('table.records tbody').count(), rows, 'every record is there');
  assert.match(await answerOf(page).innerText(), /擔任職務/);

  await sayItIsRight(visit, 'cadre');
  await page.getByRole('link', { name: '取消' }).click();
  await visit.isPage('review');
  assert.equal(await stateOn(page), 'pending', '取消 leaves it as it was');
  assert.equal(await stateNow(site, student, 'cadre'), 'pending');

  await sayItIsRight(visit, 'cadre');
  assert.match(await finalButton(page).innerText(), /確認.*幹部經歷/, 'the button names the act');
  const code = await pressConfirm(visit);
  assert.ok((await page.locator('main').innerText()).includes(student.name));

  await page.getByRole('link', { name: '查驗收據' }).click();
  await visit.isPage('check');
  await page.getByLabel('收據碼').fill(code.toLowerCase());
  await visit.press(page.getByRole('button', { name: '查驗' }));
  await visit.isPage('check');
  const result = page.locator('[data-result]');
  assert.equal(await result.getAttribute('data-result'), 'genuine');
  assert.equal(await result.getAttribute('data-receipt-code'), code);
  assert.equal(await result.getAttribute('data-state'), 'confirmed');
  const shown = await result.innerText();
  assert.ok(shown.includes(titles.cadre) && !shown.includes(student.name), 'the check page masks the name');

  await visit.goto('/portal/');
  await visit.isPage('portal_home');
  const button = page.locator('.shouqi-item[data-category=cadre]');
  assert.equal(await button.getAttribute('data-state'), 'confirmed');
  assert.match(await button.innerText(), /已確認/);
  await pressRedButton(visit, 'cadre');
  assert.equal(await stateOn(page), 'confirmed');
  assert.equal(await page.getByRole('link', { name: '資料正確無誤' }).count(), 0, 'nothing is left to confirm');
  await visit.end();
}

async function oneAfterTheOther(site) {
  const pending = (tasks) => Object.values(tasks).filter((task) => task.state === 'pending');
  const student = await site.people.take('with two or more categories to confirm', (tasks) => pending(tasks).length >= 2);
  const visit = await Visit.begin(site.browser, site.origin, { viewport: phone });
  const { page } = visit;
  await visit.logIn(student);
  await visit.enter('/receipt/');
  await visit.isPage('start');
  const codes = [];
  for (let left = pending(student.tasks).length; left > 0; left -= 1) {
    assert.equal(await page.locator('.task[data-state=pending]').count(), left);
    await page.locator('.task[data-state=pending] a').first().click();
    await visit.isPage('review');
    const category = await answerOf(page).getAttribute('data-category');
    await sayItIsRight(visit, category);
    codes.push(await pressConfirm(visit));
    await page.getByRole('link', { name: '回到全部項目' }).click();
    await visit.isPage('start');
    assert.ok((await page.locator(`.task[data-category=${category}]`).innerText()).includes(codes.at(-1)));
  }
  assert.equal(new Set(codes).size, codes.length, 'every receipt has its own code');
  assert.match(await page.locator('main').innerText(), /沒有等您核對的項目/);
  await visit.end();
}
