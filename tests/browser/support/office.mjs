// What an office, an import or the clock does to an answer, done at once: states that a browser alone reaches only after days. All of it
// is SQL as the root of a scratch database that ends with the test; no program of ours may do any of this in that way.
import { createHash } from 'node:crypto';
import { askDatabase } from './demo.mjs';

const ofAnswer = (student, category) => `student_id = ${Number(student.id)} AND category = '${category}'`;

// Only a student confirms, and gets a code.
const codeFor = (state) => (state === 'confirmed' ? "CONCAT('TEST', LPAD(t.student_id * 10 + LENGTH(t.category) % 10, 13, '0'))" : 'NULL');
const kindFor = (state) => (state === 'confirmed' ? "'student'" : "'admin'");

// The next turn of an answer: the student's (confirmed), an office's that corrects (fixing), an import's (recheck, not_required), the close's
// (deemed), or that of a student who left.
export function turnTo(env, student, category, state) {
  askDatabase(env, `INSERT INTO answer_turn (round_id, student_id, category, turn, state, cause, revision, digest, row_count, own_close,
      receipt_code, actor_kind, actor, import_id, at)
    SELECT t.round_id, t.student_id, t.category, t.turn + 1, '${state}', '${state === 'left' ? 'leave' : 'new_data'}', d.revision, d.digest,
           d.row_count, t.own_close, ${codeFor(state)}, ${kindFor(state)}, 'browser tests', t.import_id, UTC_TIMESTAMP(6)
      FROM answer_turn t
      JOIN confirmation_round r ON r.round_id = t.round_id
      JOIN round_category c ON c.round_id = t.round_id AND c.category = t.category
      JOIN receipt_document d ON d.student_id = t.student_id AND d.category = t.category AND d.term = c.document_term AND d.batch = r.batch
     WHERE t.${ofAnswer(student, category).replace(' AND ', ' AND t.')}
     ORDER BY t.turn DESC, d.revision DESC LIMIT 1`);
}

// A corrected package: the newest document of the student's answer comes once more, with its first record changed and its last gone.
export function correct(env, student, category) {
  const where = `${ofAnswer(student, category)} AND term = '${student.tasks[category].term}'`;
  const [hex] = askDatabase(env, `SELECT HEX(body) FROM receipt_document WHERE ${where} ORDER BY revision DESC LIMIT 1`);
  const document = JSON.parse(Buffer.from(hex, 'hex').toString('utf8'));
  const lists = Object.values(document.parts).flatMap((part) => Object.values(part)).filter((rows) => rows.length > 0);
  change(lists[0][0]);
  if (lists.at(-1).length > 1) lists.at(-1).pop();
  const body = Buffer.from(canonical(document), 'utf8');
  const digest = createHash('sha256').update(body).digest('hex');
  const rows = lists.reduce((sum, list) => sum + list.length, 0);
  askDatabase(env, `INSERT INTO receipt_document (student_id, category, term, batch, revision, digest, row_count, source, import_id,
      created_at, body)
    SELECT student_id, category, term, batch, revision + 1, '${digest}', ${rows}, 'central', import_id, UTC_TIMESTAMP(6), X'${body.toString('hex')}'
      FROM receipt_document WHERE ${where} ORDER BY revision DESC LIMIT 1`);
}

function change(row) {
  const keys = Object.keys(row).filter((key) => /\p{Script=Han}/u.test(row[key]));
  if (keys.length === 0) throw new Error(`no text to change in ${JSON.stringify(row)}`);
  row[keys.at(-1)] += '（更正）';
}

// RFC 8785 for objects, lists and strings, which is all that a document has.
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{${Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`;
}

// Before any import has covered the category: 尚未收到.
export function takeBack(env, student, category) {
  askDatabase(env, `DELETE FROM answer_turn WHERE ${ofAnswer(student, category)}`);
}

export function earlierTerms(env, student, category) {
  return askDatabase(env, `SELECT DISTINCT term FROM receipt_document WHERE ${ofAnswer(student, category)}
    AND term < '${student.tasks[category].term}' ORDER BY term DESC`);
}

// A document of an earlier term that the school has submitted and the central database has not sent back.
export function onlySubmitted(env, student, category, term) {
  askDatabase(env, `UPDATE receipt_document SET source = 'portal' WHERE ${ofAnswer(student, category)} AND term = '${term}'`);
}

// Nobody has asked this student anything, and nothing was ever received.
export function forget(env, student) {
  for (const table of ['error_report_step', 'error_report_row']) {
    askDatabase(env, `DELETE t FROM ${table} t JOIN error_report r USING (report_id) WHERE r.student_id = ${Number(student.id)}`);
  }
  askDatabase(env, `DELETE FROM error_report WHERE student_id = ${Number(student.id)} ORDER BY report_id DESC`);
  for (const table of ['answer_turn', 'round_member', 'receipt_document']) {
    askDatabase(env, `DELETE FROM ${table} WHERE student_id = ${Number(student.id)}`);
  }
}

// The student's rounds as they are on another day, while `during` yields. They are everybody's rounds, so they are put back whatever happens.
export async function* whileRound(env, student, assignments, during) {
  const rounds = askDatabase(env, `SELECT round_id FROM round_member WHERE student_id = ${Number(student.id)}`).map(Number).join(', ');
  const before = askDatabase(env, `SELECT round_id, state, opens_at, closes_at FROM confirmation_round WHERE round_id IN (${rounds})`);
  askDatabase(env, `UPDATE confirmation_round SET ${assignments} WHERE round_id IN (${rounds})`);
  try {
    yield* during();
  } finally {
    for (const line of before) {
      const [id, state, opensAt, closesAt] = line.split('\t');
      askDatabase(env, `UPDATE confirmation_round SET state = '${state}', opens_at = '${opensAt}', closes_at = '${closesAt}' WHERE round_id = ${id}`);
    }
  }
}

// Every student of the class has gone on to one of the states, in turn, while `during` yields.
export async function* whileClassIs(env, classId, states, during) {
  const chosen = `ELT(1 + (m.student_id + LENGTH(t.category)) % ${states.length}, ${states.map((state) => `'${state}'`).join(', ')})`;
  const mark = 'browser tests of a class';
  askDatabase(env, `INSERT INTO answer_turn
    SELECT t.round_id, t.student_id, t.category, t.turn + 1, ${chosen}, 'covered', t.revision, t.digest, t.row_count, t.own_close,
           IF(${chosen} = 'confirmed', ${codeFor('confirmed')}, NULL), IF(${chosen} = 'confirmed', 'student', 'admin'), '${mark}', t.import_id,
           UTC_TIMESTAMP(6)
      FROM answer_turn t
      JOIN round_member m USING (round_id, student_id)
     WHERE m.class_id = ${Number(classId)} AND t.state NOT IN ('not_required', 'awaiting', 'left')
       AND t.turn = (SELECT MAX(l.turn) FROM answer_turn l WHERE l.round_id = t.round_id AND l.student_id = t.student_id AND l.category = t.category)`);
  try {
    yield* during();
  } finally {
    askDatabase(env, `DELETE FROM answer_turn WHERE actor = '${mark}'`);
  }
}

// So many students have reported a category, each for one of a few causes and up to five days ago, and some have been answered, while `during`
// yields. Whatever happens to these reports meanwhile goes with them.
export async function* whileReported(env, category, count, during) {
  const mark = 'browser tests of many';
  const ours = `FROM error_report WHERE request_id = '${mark}'`;
  askDatabase(env, `CREATE TEMPORARY TABLE chosen AS
    SELECT t.*, ROW_NUMBER() OVER (ORDER BY t.student_id) AS number FROM answer_turn t
     WHERE t.category = '${category}' AND t.state = 'pending'
       AND NOT EXISTS (SELECT 1 FROM answer_turn l WHERE l.round_id = t.round_id AND l.student_id = t.student_id AND l.category = t.category
                        AND l.turn > t.turn)
     ORDER BY t.student_id LIMIT ${Number(count)};
    INSERT INTO answer_turn
    SELECT round_id, student_id, category, turn + 1, 'reported', 'report', revision, digest, row_count, own_close, NULL, 'student', '${mark}', NULL,
           UTC_TIMESTAMP(6) - INTERVAL number % 6 DAY FROM chosen;
    INSERT INTO error_report (round_id, student_id, category, turn, digest, extra_reason, missing_reason, request_id, at)
    SELECT round_id, student_id, category, turn + 1, digest, IF(number % 3 = 0, '這一件不是我的', NULL), IF(number % 3 = 0, NULL, '少了一件'),
           '${mark}', UTC_TIMESTAMP(6) - INTERVAL number % 6 DAY FROM chosen;
    INSERT INTO error_report_step
    SELECT report_id, 1, 'file', 'open', turn, digest, '', 'student', student_id, at ${ours};
    INSERT INTO error_report_step
    SELECT report_id, 2, 'take_up', 'taken_up', turn, digest, '', 'staff', '2000000003', UTC_TIMESTAMP(6) ${ours} AND report_id % 10 = 0;
    INSERT INTO answer_turn
    SELECT t.round_id, t.student_id, t.category, t.turn + 1, IF(r.report_id % 10 = 1, 'fixing', 'recheck'), IF(r.report_id % 10 = 1, 'accept', 'explain'),
           t.revision, t.digest, t.row_count, t.own_close, NULL, 'staff', '2000000003', NULL, UTC_TIMESTAMP(6)
      FROM error_report r JOIN answer_turn t USING (round_id, student_id, category, turn) WHERE r.request_id = '${mark}' AND r.report_id % 10 IN (1, 2);
    INSERT INTO error_report_step
    SELECT report_id, 2, IF(report_id % 10 = 1, 'accept', 'explain'), IF(report_id % 10 = 1, 'accepted', 'explained'), turn + 1, digest,
           '已和校內紀錄核對。', 'staff', '2000000003', UTC_TIMESTAMP(6) ${ours} AND report_id % 10 IN (1, 2)`);
  try {
    yield* during();
  } finally {
    askDatabase(env, `DELETE FROM error_report_step WHERE report_id IN (SELECT report_id ${ours});
      DELETE n FROM notification n JOIN error_report r USING (round_id, student_id, category) WHERE r.request_id = '${mark}' AND n.turn > r.turn;
      DELETE t FROM answer_turn t JOIN error_report r USING (round_id, student_id, category) WHERE r.request_id = '${mark}' AND t.turn > r.turn;
      CREATE TEMPORARY TABLE gone AS SELECT round_id, student_id, category, turn ${ours};
      DELETE ${ours};
      DELETE t FROM answer_turn t JOIN gone USING (round_id, student_id, category, turn)`);
  }
}

const nextTurn = (student, category, state, cause, actorKind) => `INSERT INTO answer_turn
  SELECT round_id, student_id, category, turn + 1, '${state}', '${cause}', revision, digest, row_count, own_close, ${codeFor(state)},
         '${actorKind}', '1', NULL, UTC_TIMESTAMP(6)
    FROM answer_turn t WHERE ${ofAnswer(student, category)} ORDER BY turn DESC LIMIT 1;`;

// What an office, an import or the student does to the student's latest report, and what the answer becomes by it.
const steps = {
  take_up: { report: 'taken_up', answer: 'reported', actor: 'staff', text: '' },
  accept: { report: 'accepted', answer: 'fixing', actor: 'staff', text: '' },
  explain: { report: 'explained', answer: 'recheck', actor: 'staff', text: '成績以教務處登錄為準' },
  new_data: { report: 'changed', answer: 'recheck', actor: 'import', text: '' },
  withdraw: { report: 'withdrawn', answer: 'pending', actor: 'student', text: '' },
  settle: { report: 'settled', answer: 'confirmed', cause: 'confirm', actor: 'student', text: '' },
};

export function answerReport(env, student, category, kind) {
  const { report, answer, cause = kind, actor, text } = steps[kind];
  askDatabase(env, `${nextTurn(student, category, answer, cause, actor)}
    INSERT INTO error_report_step
    SELECT s.report_id, s.step + 1, '${kind}', '${report}', s.turn + 1, s.digest, '${text}', '${actor}', '1', UTC_TIMESTAMP(6)
      FROM error_report_step s JOIN error_report r USING (report_id) WHERE r.${ofAnswer(student, category).replace(' AND ', ' AND r.')}
     ORDER BY s.report_id DESC, s.step DESC LIMIT 1`);
}

// The student has reported, without the pages of it; again, when there is a report before.
export function report(env, student, category, before = 'NULL') {
  askDatabase(env, `${nextTurn(student, category, 'reported', 'report', 'student')}
    INSERT INTO error_report (round_id, student_id, category, turn, digest, previous_report_id, missing_reason, request_id, at)
    SELECT round_id, student_id, category, turn, digest, ${before}, '少了一筆', '', UTC_TIMESTAMP(6)
      FROM answer_turn WHERE ${ofAnswer(student, category)} ORDER BY turn DESC LIMIT 1;
    INSERT INTO error_report_step
    SELECT report_id, 1, 'file', 'open', turn, digest, '', 'student', '1', UTC_TIMESTAMP(6)
      FROM error_report WHERE ${ofAnswer(student, category)} ORDER BY report_id DESC LIMIT 1`);
}

// The days in which the school must find out are over.
export function letReportAge(env, student, category) {
  askDatabase(env, `UPDATE error_report SET at = at - INTERVAL 9 DAY WHERE ${ofAnswer(student, category)}`);
}
