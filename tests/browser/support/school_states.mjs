// What a school's administrator sees of the offices and of the history, in every state.
import { enterOffice } from './office.mjs';
import { logInStaff, staffOf } from './staff.mjs';

// Yields { name, stem } with the page open in `visit`, as pages() does.
export async function* schoolPages(site, visit) {
  const { page } = visit;
  const path = '/receipt/staff/school/office';
  const save = () => visit.press(page.getByRole('button', { name: '儲存' }));
  await logInStaff(visit, staffOf(site, 'school_admin'));
  await visit.enter('/receipt/staff/');
  await visit.goto(path);
  yield { name: 'school_office', stem: 'school_office' };
  await page.locator('#person-day-course').fill(`註冊組長${Date.now() % 1000}`);
  await save();
  yield { name: 'school_office_saved', stem: 'school_office' };
  await page.locator('#name-day-course').fill('');
  await page.locator('#extension-day-cadre').fill('內線三一二');
  visit.expect(400);
  await save();
  yield { name: 'school_office_to_mend', stem: 'school_office' };
  await visit.goto(path);
  enterOffice(site.env, 'outcome', `教學組 ${Date.now() % 1000} 號桌`);
  await page.locator('#person-day-outcome').fill('代理教學組長');
  visit.expect(409);
  await save();
  yield { name: 'school_office_conflict', stem: 'school_office' };
  const { cookies } = await visit.context.storageState();
  visit.expect(403);
  await visit.context.clearCookies({ name: 'shouqi_staff' });
  await save();
  yield { name: 'school_office_expired', stem: 'school_office' };
  await visit.context.addCookies(cookies);
  await visit.goto('/receipt/staff/school/history');
  yield { name: 'school_history', stem: 'school_history' };
  await visit.goto('/receipt/staff/school/history?kind=other&day=100/01/01');
  yield { name: 'school_history_nothing', stem: 'school_history' };
  visit.expect(400);
  await visit.goto('/receipt/staff/school/history?day=110/02/30');
  yield { name: 'school_history_no_day', stem: 'school_history' };
}
