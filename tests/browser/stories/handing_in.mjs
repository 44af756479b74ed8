// A school administrator hands in the corrected package, sees what would change, presses, and sees it applied.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Visit, desktop, phone } from '../support/browser.mjs';
import { askDatabase } from '../support/demo.mjs';
import { handIn, importPage, logInAdministrator, packageOf, stateOf, waitForState, whileInboxRests } from '../support/school_import.mjs';
import { pressConfirm, sayItIsRight } from '../support/story.mjs';
import { assert, test } from '../support/suite.mjs';

export function tell(site) {
  test('an administrator takes a package back on a phone without JavaScript', () => takingBack(site));
  test('a wrong password is refused in words, and nothing has changed', () => wrongPassword(site));
  test('an administrator hands in a package, presses, and those whose data changed are asked again', () => handingIn(site));
  test('the page of a package follows its check by itself', () => following(site));
}

const imports = (site) => Number(askDatabase(site.env, 'SELECT COUNT(*) FROM import_run')[0]);

async function begin(site, options = { viewport: desktop }) {
  const visit = await Visit.begin(site.browser, site.origin, options);
  await logInAdministrator(site, visit);
  return visit;
}

async function takingBack(site) {
  const before = imports(site);
  const visit = await begin(site, { viewport: phone, javaScriptEnabled: false });
  await whileInboxRests(site.env, async () => {
    await handIn(site, visit, packageOf(site, '1092_regular_corrected'));
    await visit.isPage('school_import_result');
    assert.equal(await stateOf(visit.page), 'received');
    await visit.press(visit.page.getByRole('button', { name: '取消這份檔案' }));
    assert.equal(await stateOf(visit.page), 'withdrawn');
  });
  assert.equal(imports(site), before);
  await visit.end();
}

async function wrongPassword(site) {
  const before = imports(site);
  const visit = await begin(site);
  await handIn(site, visit, packageOf(site, '1092_regular_corrected'), '不是這個密碼');
  await waitForState(visit, 'refused');
  assert.equal(await visit.page.locator('[data-reason]').getAttribute('data-reason'), 'wrong-password');
  assert.equal(await visit.page.locator('input[name=act]').count(), 0, 'nothing to press');
  assert.equal(imports(site), before);
  await visit.end();
}

// Somebody whose courses the corrected package changes confirms them first.
async function confirmOne(site) {
  const changes = JSON.parse(readFileSync(join(site.env.SHOUQI_PACKAGES, '../corrected.json'), 'utf8')).changes;
  const changed = new Set(changes.filter((one) => one.category === 'course').map((one) => String(one.student_id)));
  const [line] = askDatabase(site.env, `SELECT t.student_id, s.student_no FROM answer_turn t JOIN portal_student s USING (student_id)
    WHERE t.category = 'course' AND t.state = 'pending' AND s.grade < 3 AND t.student_id IN (${[...changed].join(', ')})
      AND t.turn = (SELECT MAX(x.turn) FROM answer_turn x WHERE x.round_id = t.round_id AND x.student_id = t.student_id AND x.category = 'course') LIMIT 1`);
  const [id, number] = line.split('\t');
  const visit = await Visit.begin(site.browser, site.origin, { viewport: phone });
  await visit.logIn({ number });
  await visit.enter('/receipt/course');
  await sayItIsRight(visit, 'course');
  await pressConfirm(visit);
  await visit.end();
  return id;
}

async function handingIn(site) {
  const student = await confirmOne(site);
  const before = imports(site);
  const visit = await begin(site);
  const { page } = visit;
  await handIn(site, visit, packageOf(site, '1092_regular_corrected'));
  await visit.isPage('school_import_result');
  await waitForState(visit, 'checked');
  const shown = Number(await page.locator('article').getAttribute('data-reopened'));
  assert.ok(shown > 0, 'somebody is asked again');
  assert.equal(await page.locator('.asked-again .person').count(), shown);
  const words = await page.locator('.asked-again').innerText();
  assert.match(words, /○/, 'names are masked');
  assert.equal(imports(site), before, 'a check imports nothing');
  await visit.press(page.getByRole('button', { name: `匯入，並請 ${shown} 人次再確認` }));
  await waitForState(visit, 'applied');
  assert.equal(imports(site), before + 1);
  assert.match(await page.locator('main').innerText(), /已經匯入/);
  const [state] = askDatabase(site.env, `SELECT state FROM answer_turn WHERE category = 'course' AND student_id = ${Number(student)} ORDER BY turn DESC LIMIT 1`);
  assert.equal(state, 'recheck', 'the student is asked again');
  await visit.goto(importPage);
  assert.equal(await page.locator('[data-hand-in-state]').first().getAttribute('data-hand-in-state'), 'applied');
  await visit.end();
}

async function following(site) {
  const visit = await begin(site);
  await handIn(site, visit, packageOf(site, '1092_regular_corrected'));
  await visit.page.locator('article[data-hand-in-state="checked"]').waitFor({ timeout: 60000 });
  await visit.press(visit.page.getByRole('button', { name: '取消，不匯入' }));
  assert.equal(await stateOf(visit.page), 'withdrawn');
  await visit.end();
}
