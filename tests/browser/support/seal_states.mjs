// Chapters of pages.mjs and staff_states.mjs: what people see of a seal, from the freeze to the answer of the central database.
import { askDatabase } from './demo.mjs';
import { report, turnTo, whileRound } from './office.mjs';
import { logInStaff, staffOf } from './staff.mjs';

const closed = 'opens_at = UTC_TIMESTAMP(6) - INTERVAL 5 DAY, closes_at = UTC_TIMESTAMP(6) - INTERVAL 1 HOUR';
const stages = { stored: ['stored'], sent: ['stored', 'sending', 'sent'], received: ['stored', 'sent', 'received'], differs: ['stored', 'sent', 'differs'] };

// The student's rounds are sealed, and the bundle has come as far as `stage`, while `during` yields. A seal is for ever, so this one is no more than
// the rows that pages read.
async function* whileSealed(env, student, stage, during) {
  const rounds = askDatabase(env, `SELECT round_id FROM round_member WHERE student_id = ${Number(student.id)}`).map(Number).join(', ');
  const first = 900000;
  const counts = '{"answers":{"confirmed":1874,"deemed":412,"fixing":3,"not_required":71,"recheck":2,"reported":38},"left":4}';
  yield* whileRound(env, student, `${closed}, state = 'sealed'`, async function* () {
    askDatabase(env, `INSERT INTO seal (seal_id, school_code, sequence, round_id, cut_off, program, key_id, nonce_seed, disputed, attachments, file_name,
        file_bytes, file_sha256, seal_json, seal_sha256, signature, root, tree_size, actor, sealed_at)
      SELECT ${first} + round_id, school_code, ${first} + round_id, round_id, closes_at, 'browser tests', LEFT(SHA2(code, 256), 16), '', 'included', 'left_out',
             code, 1, SHA2('file', 256), '${counts}', '', '', SHA2(CONCAT('root', round_id), 256), 2400, 'browser tests', closes_at
        FROM confirmation_round WHERE round_id IN (${rounds})`);
    stages[stage].forEach((kind, index) => askDatabase(env,
      `INSERT INTO seal_step SELECT seal_id, ${index + 1}, '${kind}', 'null', 'browser tests', UTC_TIMESTAMP(6) FROM seal WHERE seal_id > ${first}`));
    try {
      yield* during();
    } finally {
      askDatabase(env, `DELETE FROM seal_step WHERE seal_id > ${first}; DELETE FROM seal WHERE seal_id > ${first}`);
    }
  });
}

async function* lookEverywhere(visit, name, addresses) {
  for (const [stem, address] of addresses) {
    await visit.goto(address);
    yield { name: `${stem}_${name}`, stem };
  }
}

export async function* studentSeals(site, visit) {
  const { env } = site;
  const student = await site.people.take('with four categories to confirm', (tasks) =>
    ['cadre', 'course', 'outcome', 'performance'].every((category) => tasks[category]?.state === 'pending' && tasks[category].rows > 0));
  await visit.logIn(student);
  await visit.enter('/receipt/');
  turnTo(env, student, 'cadre', 'confirmed');
  // Without a report it is one sheet of paper.
  yield* whileSealed(env, student, 'stored', () => lookEverywhere(visit, 'sealed_one_sheet', [['slip', '/receipt/slip']]));
  turnTo(env, student, 'outcome', 'deemed');
  turnTo(env, student, 'performance', 'recheck');
  report(env, student, 'course');
  const short = [['start', '/receipt/'], ['slip', '/receipt/slip'], ['done', '/receipt/cadre/done']];

  const [school] = askDatabase(env, `SELECT school_code FROM portal_student WHERE student_id = ${Number(student.id)}`);
  const [rule] = askDatabase(env, `SELECT disputed FROM seal_rule WHERE school_code = '${school}'`);
  askDatabase(env, `INSERT INTO seal_rule VALUES ('${school}', 'left_out', 'left_out') ON DUPLICATE KEY UPDATE disputed = 'left_out'`);
  try {
    yield* lookEverywhere(visit, 'left_out', [['start', '/receipt/'], ['ticket', '/receipt/course/ticket']]);
  } finally {
    askDatabase(env, rule ? `UPDATE seal_rule SET disputed = '${rule}' WHERE school_code = '${school}'` : `DELETE FROM seal_rule WHERE school_code = '${school}'`);
  }

  yield* whileRound(env, student, `${closed}, state = 'sealing'`, () => lookEverywhere(visit, 'sealing', [...short, ['review', '/receipt/performance']]));
  yield* whileSealed(env, student, 'stored', () => lookEverywhere(visit, 'seal_stored', [...short, ['review', '/receipt/performance'], ['ticket', '/receipt/course/ticket']]));
  for (const stage of ['sent', 'received', 'differs']) yield* whileSealed(env, student, stage, () => lookEverywhere(visit, `seal_${stage}`, short));
}

export async function* staffSeals(site, visit) {
  const { env } = site;
  const teacher = staffOf(site, 'homeroom');
  const [id, round] = askDatabase(env, `SELECT MIN(student_id), MIN(round_id) FROM round_member WHERE class_id = ${Number(teacher.class_id)}`)[0].split('\t').map(Number);
  const member = { id };
  const ofTeacher = [['class', `/receipt/staff/class/${teacher.class_id}`], ['class_student', `/receipt/staff/class/${teacher.class_id}/student/${id}`]];
  const ofSchool = [['school', '/receipt/staff/school'], ['school_round', `/receipt/staff/school/round/${round}`],
    ['school_student', `/receipt/staff/school/student/${id}?round=${round}`]];
  await logInStaff(visit, teacher);
  await visit.enter('/receipt/staff/');
  yield* whileRound(env, member, `${closed}, state = 'sealing'`, () => lookEverywhere(visit, 'sealing', ofTeacher));
  yield* whileSealed(env, member, 'stored', () => lookEverywhere(visit, 'seal_stored', ofTeacher));
  await logInStaff(visit, staffOf(site, 'school_admin'));
  await visit.enter('/receipt/staff/school');
  yield* whileRound(env, member, `${closed}, state = 'sealing'`, () => lookEverywhere(visit, 'sealing', ofSchool));
  yield* whileSealed(env, member, 'received', () => lookEverywhere(visit, 'seal_received', [...ofSchool, ['school_seal', `/receipt/staff/school/seal/${round}`]]));
  yield* whileSealed(env, member, 'differs', () => lookEverywhere(visit, 'seal_differs', [['school', '/receipt/staff/school'],
    ['school_seal', `/receipt/staff/school/seal/${round}`]]));
}
