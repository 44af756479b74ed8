// One after the other, every page of the site in every state: `studentPages`, and `staffPages` for a teacher and an office. Whoever adds a page
// or a state adds a `yield`, or a chapter of its own; the comfort gates (gates/), the screenshots and the checks of every page then see it.
import { answers, conflicts, windows } from './answer_states.mjs';
import { lookAt } from './demo.mjs';
import { errors } from './error_states.mjs';
import { correct, turnTo } from './office.mjs';
import { reports } from './report_states.mjs';
import { studentSeals } from './seal_states.mjs';
import { codeOn, finalButton, pressConfirm, sayItIsRight } from './story.mjs';

export { staffPages } from './staff_states.mjs';

// Yields { name, stem } with the page open in `visit`. The visit must be fresh; it uses up some students.
export async function* studentPages(site, visit) {
  yield* confirming(site, visit);
  yield* reports(site, visit);
  yield* answers(site, visit);
  yield* windows(site, visit);
  yield* studentSeals(site, visit);
  yield* conflicts(site, visit);
  yield* errors(site, visit);
}

async function* confirming(site, visit) {
  const { page } = visit;
  const category = 'cadre';
  const student = await site.people.take('with cadre records and courses to confirm', (tasks) =>
    [tasks.cadre, tasks.course].every((task) => task?.state === 'pending' && task.rows > 0));
  await visit.goto('/portal/login');
  yield { name: 'portal_login', stem: 'portal_login' };
  await visit.logIn(student);
  yield { name: 'portal_home', stem: 'portal_home' };
  await visit.enter('/receipt/');
  yield { name: 'start', stem: 'start' };
  for (const one of Object.keys(student.tasks)) {
    await visit.goto(`/receipt/${one}`);
    yield { name: `review_${one}`, stem: 'review' };
    await visit.goto(`/receipt/${one}/compare`);
    yield { name: `compare_${one}`, stem: 'compare' };
  }
  await visit.goto(`/receipt/${category}`);
  await sayItIsRight(visit, category);
  yield { name: 'confirm', stem: 'confirm' };
  const { cookies } = await visit.context.storageState();
  visit.expect(403);
  await visit.context.clearCookies({ name: 'shouqi' });
  await finalButton(page).click();
  await page.waitForLoadState('load');
  yield { name: 'expired', stem: 'confirm' };
  await visit.context.addCookies(cookies);
  await visit.goto(`/receipt/${category}`);
  await sayItIsRight(visit, category);
  await pressConfirm(visit);
  yield { name: 'done', stem: 'done' };
  const code = await codeOn(page);
  await visit.goto('/portal/');
  yield { name: 'portal_home_later', stem: 'portal_home' };
  await visit.goto('/receipt/');
  yield { name: 'start_later', stem: 'start' };
  await visit.goto(`/receipt/${category}`);
  yield { name: 'review_confirmed', stem: 'review' };
  await visit.goto('/receipt/slip');
  yield { name: 'slip', stem: 'slip' };
  await visit.goto('/receipt/viewed');
  yield { name: 'viewed_nobody', stem: 'viewed' };
  await lookAt(site, student);
  await visit.goto('/receipt/viewed');
  yield { name: 'viewed', stem: 'viewed' };
  await visit.goto(`/receipt/check?code=${code}`);
  yield { name: 'check', stem: 'check' };
  correct(site.env, student, category);
  turnTo(site.env, student, category, 'recheck');
  await visit.goto(`/receipt/check?code=${code}`);
  yield { name: 'check_changed_since', stem: 'check' };
  await visit.goto('/receipt/check?code=7K3M-9XQ2-FD41-WB8C-5');
  yield { name: 'check_unknown', stem: 'check' };
}
