// Chapter of pages.mjs: the pages that say what went wrong, those of the program and those that nginx has on its disk.
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

// Sends a form as a page of the site would, with these fields.
export async function sendForm(visit, action, fields) {
  const { page } = visit;
  await Promise.all([page.waitForEvent('framenavigated'), page.evaluate(([where, values]) => {
    const form = document.createElement('form');
    Object.assign(form, { method: 'post', action: where });
    for (const [name, value] of Object.entries(values)) {
      const input = document.createElement('input');
      Object.assign(input, { type: 'hidden', name, value });
      form.append(input);
    }
    document.body.append(form);
    form.submit();
  }, [action, fields])]);
}

export async function* errors(site, visit) {
  const { page } = visit;
  for (const status of [400, 403, 404, 405, 409, 413, 414, 429, 500, 502, 503, 504]) visit.expect(status);
  const student = await site.people.takePending('course');
  await visit.logIn(student);
  const home = async () => {
    await visit.enter('/receipt/');
    return page.locator('input[name=csrf]').first().inputValue();
  };
  await home();

  await visit.goto('/receipt/nowhere');
  yield { name: 'error_404', stem: 'error' };
  await visit.goto('/receipt/cadre?term=9999');
  yield { name: 'error_404_with_id', stem: 'error' };
  await visit.goto('/receipt/enter?ticket=none');
  yield { name: 'error_403_ticket', stem: 'error' };
  await visit.goto('/receipt/leave');
  yield { name: 'error_405', stem: 'error' };
  await sendForm(visit, '/receipt/course/confirm', { csrf: await home() });
  yield { name: 'error_400', stem: 'error' };
  await home();
  await sendForm(visit, '/receipt/course/confirm', { csrf: 'of somebody else' });
  yield { name: 'error_403_foreign', stem: 'error' };
  await sendForm(visit, '/receipt/course/confirm', { csrf: await home(), more: 'x'.repeat(70000) });
  yield { name: 'error_413', stem: 'error' };
  await page.setExtraHTTPHeaders({ 'Sec-Purpose': 'prefetch' });
  await visit.goto('/receipt/enter?ticket=none');
  await page.setExtraHTTPHeaders({});
  yield { name: 'error_503_prefetched', stem: 'error' };

  // After 登出, and at an address from before it.
  await home();
  await visit.press(page.getByRole('button', { name: '登出' }));
  yield { name: 'portal_home_after_leaving', stem: 'portal_home' };
  await visit.context.clearCookies();
  await visit.goto('/receipt/slip');
  yield { name: 'portal_login_after_leaving', stem: 'portal_login' };

  yield* staticErrors(site, visit);
}

// What nginx shows when the program is away, full or never asked: the files of its folder, or of the staff's folder there. The same bytes, at
// an address of this site, are the same page. The waiting page would try again while it is looked at.
export async function* staticErrors(site, visit, of = '') {
  const { page } = visit;
  await page.addInitScript(() => {
    if (!window.location.pathname.startsWith('/receipt/error/')) return;
    const later = window.setTimeout;
    window.setTimeout = (act, milliseconds, ...values) => (milliseconds >= 10000 ? 0 : later(act, milliseconds, ...values));
  });
  const folder = join(dirname(site.env.SHOUQI_CONFIG), 'nginx/error_pages', of);
  for (const file of readdirSync(folder).filter((name) => /^\d+\.html$/.test(name)).sort()) {
    const address = `${site.origin}/receipt/error/${file}`;
    const answer = { status: Number(file.slice(0, 3)), contentType: 'text/html; charset=utf-8', body: readFileSync(join(folder, file)) };
    await page.route(address, (route) => route.fulfill(answer));
    await page.goto(address);
    yield { name: `error_static_${of}${file.slice(0, 3)}`, stem: 'error', notCounted: answer.body.length };
    await page.unroute(address);
  }
}
