// Chapter of pages.mjs: the form of a report, and its ticket in every state.
import { answerReport, correct, letReportAge, turnTo, whileRound } from './office.mjs';
import { pressConfirm, sayItIsRight } from './story.mjs';

const send = (page) => page.getByRole('button', { name: /^送出.*回報/ });

// Many lines, a word without an end, another direction of writing.
const reason = `學期成績與成績單不同。\n第二行也保留。\n${'w'.repeat(120)}\nאבגד`;

export async function fillIn(page, text = reason) {
  const row = page.locator('input[name=rows]').first();
  await row.check();
  const reference = await row.getAttribute('value');
  await page.locator(`#field-${reference}`).selectOption({ index: 1 });
  await page.locator(`#wanted-${reference}`).fill('國語文');
  await page.getByLabel('資料有誤', { exact: true }).check();
  await page.locator('#wrong-reason').fill(text);
}

async function sendAsNobody(visit, button) {
  const { cookies } = await visit.context.storageState();
  await visit.context.clearCookies({ name: 'shouqi' });
  await visit.press(button);
  return () => visit.context.addCookies(cookies);
}

export async function* reports(site, visit) {
  const { env } = site;
  const { page } = visit;
  for (const status of [400, 403, 409]) visit.expect(status);
  const student = await site.people.take('with four categories to report', (tasks) =>
    ['cadre', 'course', 'outcome', 'performance'].every((category) => tasks[category]?.state === 'pending' && tasks[category].rows > 0));
  await visit.logIn(student);
  await visit.enter('/receipt/course/report');

  await visit.goto('/receipt/course/report');
  yield { name: 'report', stem: 'report' };
  await visit.press(send(page));
  yield { name: 'report_says_nothing', stem: 'report' };
  await page.getByLabel('資料有少', { exact: true }).check();
  await page.locator('#missing-reason').fill('太長'.repeat(300));
  await page.getByLabel('資料有多', { exact: true }).check();
  await page.locator('input[name=rows]').first().check();
  await visit.press(send(page));
  yield { name: 'report_to_mend', stem: 'report' };
  await visit.goto('/receipt/course/report');
  await fillIn(page);
  yield { name: 'report_filled', stem: 'report' };
  const comeBack = await sendAsNobody(visit, send(page));
  yield { name: 'report_expired', stem: 'report' };
  await comeBack();

  await visit.goto('/receipt/course/report');
  await fillIn(page);
  await visit.press(send(page));
  yield { name: 'ticket_open', stem: 'ticket' };
  const returnTo = await sendAsNobody(visit, page.getByRole('button', { name: '撤回這次回報' }));
  yield { name: 'withdraw_expired', stem: 'withdraw' };
  await returnTo();
  await visit.goto('/receipt/course/ticket');
  const stale = page.getByRole('button', { name: '撤回這次回報' });
  answerReport(env, student, 'course', 'take_up');
  await visit.press(stale);
  yield { name: 'withdraw_too_late', stem: 'withdraw' };
  for (const [kind, name] of [['', 'taken_up'], ['accept', 'accepted']]) {
    if (kind) answerReport(env, student, 'course', kind);
    await visit.goto('/receipt/course/ticket');
    yield { name: `ticket_${name}`, stem: 'ticket' };
  }
  correct(env, student, 'course');
  answerReport(env, student, 'course', 'new_data');
  await visit.goto('/receipt/course/ticket');
  yield { name: 'ticket_changed', stem: 'ticket' };

  await visit.goto('/receipt/cadre/report');
  await fillIn(page);
  await visit.press(send(page));
  letReportAge(env, student, 'cadre');
  await visit.goto('/receipt/cadre/ticket');
  yield { name: 'ticket_overdue', stem: 'ticket' };
  await visit.press(page.getByRole('button', { name: '撤回這次回報' }));
  yield { name: 'ticket_withdrawn', stem: 'ticket' };
  await visit.goto('/receipt/cadre/report');
  await page.getByLabel('資料有少', { exact: true }).check();
  await page.locator('#missing-reason').fill('少了一筆');
  await visit.press(send(page));
  answerReport(env, student, 'cadre', 'take_up');
  answerReport(env, student, 'cadre', 'explain');
  await visit.goto('/receipt/cadre/ticket');
  yield { name: 'ticket_explained', stem: 'ticket' };
  await visit.goto('/receipt/cadre');
  yield { name: 'review_explained', stem: 'review' };
  await sayItIsRight(visit, 'cadre');
  await pressConfirm(visit);
  await visit.goto('/receipt/cadre/ticket');
  yield { name: 'ticket_settled', stem: 'ticket' };
  await visit.goto('/receipt/slip');
  yield { name: 'slip_settled_recheck_pending', stem: 'slip' };

  // The form of data that has changed since, of an answer that has come first, of a window that has closed.
  await visit.goto('/receipt/performance/report');
  await fillIn(page);
  correct(env, student, 'performance');
  turnTo(env, student, 'performance', 'recheck');
  await visit.press(send(page));
  yield { name: 'report_outdated', stem: 'report' };
  await visit.goto('/receipt/outcome/report');
  await fillIn(page);
  yield* whileRound(env, student, 'closes_at = UTC_TIMESTAMP(6) - INTERVAL 1 HOUR', async function* () {
    await visit.press(send(page));
    yield { name: 'report_closed', stem: 'report' };
  });
}
