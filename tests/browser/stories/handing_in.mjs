// A school administrator hands in packages: takes one back, mistypes the password, follows the check. What an import then changes is told by
// all_roles.mjs.
import { Visit, desktop, phone } from '../support/browser.mjs';
import { askDatabase } from '../support/demo.mjs';
import { handIn, logInAdministrator, packageOf, stateOf, waitForState, whileInboxRests } from '../support/school_import.mjs';
import { assert, test } from '../support/suite.mjs';

export function tell(site) {
  test('an administrator takes a package back on a phone without JavaScript', () => takingBack(site));
  test('a wrong password is refused in words, and nothing has changed', () => wrongPassword(site));
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

async function following(site) {
  const visit = await begin(site);
  await handIn(site, visit, packageOf(site, '1092_regular_corrected'));
  await visit.page.locator('article[data-hand-in-state="checked"]').waitFor({ timeout: 60000 });
  await visit.press(visit.page.getByRole('button', { name: '取消，不匯入' }));
  assert.equal(await stateOf(visit.page), 'withdrawn');
  await visit.end();
}
