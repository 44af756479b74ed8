<?php
// PHP at its best: persistent connections, emulated prepares (one round trip each), few statements, the whole content of a page by one read
// of our receipt document over its primary key, and a decision that is the same single conditional INSERT as ours.
declare(strict_types=1);
require __DIR__ . '/page.php';

$db = new PDO('mysql:unix_socket=' . $_SERVER['BENCH_SOCKET'] . ';dbname=shouqi;charset=utf8mb4', 'bench_php', $_SERVER['BENCH_PASSWORD'], [
    PDO::ATTR_ERRMODE => PDO::ERRMODE_EXCEPTION,
    PDO::ATTR_DEFAULT_FETCH_MODE => PDO::FETCH_ASSOC,
    PDO::ATTR_PERSISTENT => true,
    PDO::ATTR_EMULATE_PREPARES => true,
]);

function ask(PDO $db, string $sql, array $values): array {
    $statement = $db->prepare($sql);
    $statement->execute($values);
    return $statement->fetchAll();
}

[$page, $category] = route();
$token = session_token();
$hash = $token === null ? '' : hash('sha256', $token);
// The person and, for a page that names one, the office, in one question.
$person = $token === null ? null : ask($db,
    "SELECT s.stu_id AS student_id, s.sch_code AS school_code, h.sch_name AS school_name, s.stu_no AS student_no, s.stu_name AS name, c.class_name,
            s.seat_no, c.grade, CASE c.div_code WHEN 'D' THEN 'day' ELSE 'evening' END AS division,
            x.last_seen_at < UTC_TIMESTAMP(6) - INTERVAL 1 MINUTE AS stale,
            o.office_name, o.place, o.extension, o.person
       FROM student_session x
       JOIN portal.stu_student s ON s.stu_id = x.student_id AND s.sch_code = x.school_code AND s.status_code = '1'
       JOIN portal.sch_class c ON c.class_id = s.class_id
       JOIN portal.sch_school h ON h.sch_code = s.sch_code
       LEFT JOIN school_office o ON o.school_code = s.sch_code AND o.category = ?
        AND o.division = CASE c.div_code WHEN 'D' THEN 'day' ELSE 'evening' END
      WHERE x.token_sha256 = ? AND x.last_seen_at > UTC_TIMESTAMP(6) - INTERVAL 7200 SECOND
        AND x.started_at > UTC_TIMESTAMP(6) - INTERVAL 43200 SECOND", [$category, $hash])[0] ?? null;
if ($person === null) refuse(403);
if ($person['stale']) $db->prepare('UPDATE student_session SET last_seen_at = UTC_TIMESTAMP(6) WHERE token_sha256 = ?')->execute([$hash]);

if ($page === 'confirm') {
    require_own_form($token);
    [$category, $term, $round, $digest] = confirm_form($category);
    $student = $person['student_id'];
    $db->beginTransaction();
    $confirm = $db->prepare(
        "INSERT INTO answer_turn (round_id, student_id, category, turn, state, cause, revision, digest, row_count, own_close, receipt_code, actor_kind, actor, at)
         SELECT t.round_id, t.student_id, t.category, t.turn + 1, 'confirmed', 'confirm', t.revision, t.digest, t.row_count, t.own_close,
                ?, 'student', ?, UTC_TIMESTAMP(6)
           FROM answer_turn t
           JOIN confirmation_round r ON r.round_id = t.round_id
           JOIN round_category c ON c.round_id = t.round_id AND c.category = t.category
          WHERE t.round_id = ? AND t.student_id = ? AND t.category = ? AND c.document_term = ? AND t.digest = ?
            AND t.state IN ('pending', 'not_required', 'recheck')
            AND t.turn = (SELECT MAX(x.turn) FROM answer_turn x WHERE x.round_id = ? AND x.student_id = ? AND x.category = ?)
            AND r.state = 'open' AND r.opens_at <= UTC_TIMESTAMP(6)
            AND UTC_TIMESTAMP(6) < GREATEST(r.closes_at, COALESCE(t.own_close, r.closes_at))");
    $confirm->execute([receipt_code(), $student, $round, $student, $category, $term, $digest, $round, $student, $category]);
    if ($confirm->rowCount() !== 1) {
        $db->rollBack();
        refuse(409);
    }
    $db->prepare(
        "INSERT INTO event (at, actor_kind, actor, request_id, from_address, kind, school_code, round_id, student_id, category, turn, digest, detail, once_key)
         VALUES (UTC_TIMESTAMP(6), 'student', ?, ?, ?, 'confirmed', ?, ?, ?, ?, NULL, ?, 'null', NULL)")->execute(
        [$student, bin2hex(random_bytes(16)), $_SERVER['REMOTE_ADDR'], $person['school_code'], $round, $student, $category, $digest]);
    $db->commit();
    see_other($category, $term, $round);
}

$answers = with_states(ask($db,
    "SELECT r.round_id, r.code, r.term AS round_term, r.batch, r.state AS round_state, r.opens_at, r.closes_at, c.category, c.document_term,
            t.turn, t.state, t.cause, t.revision, t.digest, t.row_count, t.own_close, t.receipt_code, t.at, UTC_TIMESTAMP(6) AS now
       FROM round_member m
       JOIN confirmation_round r ON r.round_id = m.round_id
       JOIN round_category c ON c.round_id = r.round_id
       LEFT JOIN answer_turn t ON t.round_id = r.round_id AND t.student_id = m.student_id AND t.category = c.category
        AND t.turn = (SELECT MAX(x.turn) FROM answer_turn x
                       WHERE x.round_id = r.round_id AND x.student_id = m.student_id AND x.category = c.category)
      WHERE m.student_id = ? AND r.school_code = ?
      ORDER BY r.term DESC, r.round_id DESC", [$person['student_id'], $person['school_code']]));

if ($page === 'start') {
    $offices = [];
    foreach (ask($db, 'SELECT category, office_name, place, extension, person FROM school_office WHERE school_code = ? AND division = ?',
        [$person['school_code'], $person['division']]) as $office) $offices[$office['category']] = $office;
    start_page($person, csrf_token($token), $answers, $offices);
    exit;
}

$answer = answer_meant($answers, $category);
$key = look_key($answer, (string)$person['student_id']);
// The document itself, the terms of the picker, and whether this look stands in the history already.
$document = ask($db,
    "SELECT d.body, (SELECT GROUP_CONCAT(DISTINCT x.term) FROM receipt_document x WHERE x.student_id = d.student_id AND x.category = d.category) AS terms,
            (SELECT COUNT(*) FROM event e WHERE e.once_key = ?) AS seen
       FROM receipt_document d
      WHERE d.student_id = ? AND d.category = ? AND d.term = ? AND d.batch = ? AND d.revision = ?",
    [$key, $person['student_id'], $category, $answer['document_term'], $answer['batch'], $answer['revision']])[0] ?? null;
if ($document === null) refuse(500);
$groups = [];
foreach (json_decode($document['body'], true, 16, JSON_THROW_ON_ERROR)['parts'] as $kinds) {
    foreach ($kinds as $sub_kind => $rows) $groups[$sub_kind] = [...($groups[$sub_kind] ?? []), ...$rows];
}
if (!$document['seen']) {
    $db->prepare(
        "INSERT IGNORE INTO event (at, actor_kind, actor, request_id, from_address, kind, school_code, round_id, student_id, category, turn, digest, detail, once_key)
         VALUES (UTC_TIMESTAMP(6), 'student', ?, ?, ?, 'looked', ?, ?, ?, ?, NULL, ?, 'null', ?)")->execute(
        [$person['student_id'], bin2hex(random_bytes(16)), $_SERVER['REMOTE_ADDR'], $person['school_code'], $answer['round_id'], $person['student_id'],
            $category, $answer['digest'], $key]);
}
review_page($person, csrf_token($token), $category, $answer, $answers, explode(',', $document['terms']), $groups, $person);
