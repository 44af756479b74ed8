// The demo's staff, as they come through its portal, and what they do again and again.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { askDatabase } from './demo.mjs';
import { Visitor, attribute } from './people.mjs';
import { assert } from './suite.mjs';
import { sheetsOf } from './workbook.mjs';

// homeroom, office_registry …: { staff_id, name, class_id, class_name }
export function staffOf(site, who) {
  return JSON.parse(readFileSync(join(site.env.SHOUQI_PACKAGES, '../people.json'), 'utf8'))[who];
}

// The homeroom teacher of a student's class: { staff_id, class_id }.
export function homeroomOf(site, student) {
  const [line] = askDatabase(site.env, `SELECT h.staff_id, h.class_id FROM portal_homeroom h JOIN portal_student s USING (class_id)
    WHERE s.student_id = ${Number(student.id)}`);
  const [staffId, classId] = line.split('\t');
  return { staff_id: staffId, class_id: classId };
}

// Chooses the person in the portal's list and stays on the portal's page for staff.
export async function logInStaff(visit, person, page = visit.page) {
  await visit.goto('/portal/login', page);
  const entry = page.locator(`li[data-staff="${person.staff_id}"] button`);
  if (!(await entry.isVisible())) await page.locator('summary', { hasText: '導師' }).click();
  await visit.press(entry, page);
  await visit.isPage('portal_staff_home', page);
}

// A student reports a course by forms alone, as a browser without script would: { student, id, title }. Points at the course with that title,
// or at the first; without such a course null.
export async function fileReport(site, { title, reason = '學分不對' } = {}) {
  const student = await site.people.take('with courses to report', (tasks) => tasks.course?.state === 'pending' && tasks.course.rows > 0);
  const visitor = new Visitor(site.origin);
  await visitor.fetch('/portal/login', new URLSearchParams({ person: student.id, to: '/receipt/' }));
  const { body } = await visitor.fetch('/receipt/course/report');
  const form = body.slice(body.indexOf('action="/receipt/course/report"'));
  const hidden = (name) => attribute(form.match(new RegExp(`<input type="hidden" name="${name}"[^>]*>`))[0], 'value');
  const rows = [...form.matchAll(/name="rows" value="([0-9a-f]+)"[^>]*><span>([^<]*?) ?</g)].map(([, reference, name]) => ({ reference, name: name.trim() }));
  const row = title ? rows.find((one) => one.name === title) : rows[0];
  if (!row) return null;
  const fields = new URLSearchParams({ wrong: '1', wrong_reason: reason, rows: row.reference });
  for (const name of ['round', 'term', 'digest', 'csrf']) fields.append(name, hidden(name));
  const sent = await visitor.fetch('/receipt/course/report', fields);
  assert.equal(sent.status, 200, sent.body);
  const id = sent.body.match(/data-report-id="(\d+)"/)?.[1];
  assert.ok(id, `a ticket: ${sent.body}`);
  return { student, id, title: row.name };
}

// What the office says to a report, by its own page's form.
export async function answerAsOffice(site, reportId, act, text) {
  const visitor = new Visitor(site.origin);
  await visitor.fetch('/portal/login', new URLSearchParams({ person: staffOf(site, 'office_registry').staff_id, to: '/receipt/staff/' }));
  const path = `/receipt/staff/office/report/${reportId}`;
  const { body } = await visitor.fetch(path);
  const hidden = (name) => attribute(body.match(new RegExp(`<input type="hidden" name="${name}"[^>]*>`))[0], 'value');
  const sent = await visitor.fetch(path, new URLSearchParams({ csrf: hidden('csrf'), seen: hidden('seen'), act, text }));
  assert.equal(sent.status, 200, sent.body);
}

export function say(command, ...words) {
  const said = spawnSync(command, words, { encoding: 'utf8' });
  assert.equal(said.status, 0, `${command}: ${said.stderr}`);
  return said.stdout;
}

// Runs `act` with a folder that is gone afterwards.
export async function inFolder(act) {
  const folder = mkdtempSync(join(tmpdir(), 'shouqi-browser-'));
  try {
    return await act(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

// Presses a link that gives a workbook: { name, sheets }, every cell as text.
export async function downloadWorkbook(page, link) {
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  return { name: download.suggestedFilename(), sheets: sheetsOf(readFileSync(await download.path())) };
}
