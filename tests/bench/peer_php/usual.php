<?php
// As such pages are usually written: PDO as it comes (a connection per request, native prepares), one query for one question,
// the records joined from the portal's normalised tables, a decision by SELECT … FOR UPDATE inside a transaction.
declare(strict_types=1);
require __DIR__ . '/page.php';

$db = new PDO('mysql:unix_socket=' . $_SERVER['BENCH_SOCKET'] . ';dbname=shouqi;charset=utf8mb4', 'bench_php', $_SERVER['BENCH_PASSWORD'], [
    PDO::ATTR_ERRMODE => PDO::ERRMODE_EXCEPTION,
    PDO::ATTR_DEFAULT_FETCH_MODE => PDO::FETCH_ASSOC,
    PDO::ATTR_EMULATE_PREPARES => false,
]);

function ask(PDO $db, string $sql, array $values): array {
    $statement = $db->prepare($sql);
    $statement->execute($values);
    return $statement->fetchAll();
}

function change(PDO $db, string $sql, array $values): void { $db->prepare($sql)->execute($values); }

[$page, $category] = route();
if ($page === 'class') {
    require __DIR__ . '/usual_class.php';
    exit;
}
$token = session_token();
$person = $token === null ? null : ask($db,
    "SELECT s.stu_id AS student_id, s.sch_code AS school_code, h.sch_name AS school_name, s.stu_no AS student_no, s.stu_name AS name, c.class_name,
            s.seat_no, c.grade, CASE c.div_code WHEN 'D' THEN 'day' ELSE 'evening' END AS division,
            x.last_seen_at < UTC_TIMESTAMP(6) - INTERVAL 1 MINUTE AS stale
       FROM student_session x
       JOIN portal.stu_student s ON s.stu_id = x.student_id AND s.sch_code = x.school_code AND s.status_code = '1'
       JOIN portal.sch_class c ON c.class_id = s.class_id
       JOIN portal.sch_school h ON h.sch_code = s.sch_code
      WHERE x.token_sha256 = ? AND x.last_seen_at > UTC_TIMESTAMP(6) - INTERVAL 7200 SECOND
        AND x.started_at > UTC_TIMESTAMP(6) - INTERVAL 43200 SECOND", [hash('sha256', $token)])[0] ?? null;
if ($person === null) refuse(403);
if ($person['stale']) change($db, 'UPDATE student_session SET last_seen_at = UTC_TIMESTAMP(6) WHERE token_sha256 = ?', [hash('sha256', $token)]);

if ($page === 'confirm') {
    require_own_form($token);
    [$category, $term, $round, $digest] = confirm_form($category);
    $db->beginTransaction();
    $latest = ask($db,
        "SELECT t.*, r.state AS round_state, UTC_TIMESTAMP(6) >= r.opens_at
                AND UTC_TIMESTAMP(6) < GREATEST(r.closes_at, COALESCE(t.own_close, r.closes_at)) AS is_open
           FROM answer_turn t
           JOIN confirmation_round r ON r.round_id = t.round_id
           JOIN round_category c ON c.round_id = t.round_id AND c.category = t.category
          WHERE t.round_id = ? AND t.student_id = ? AND t.category = ? AND c.document_term = ?
          ORDER BY t.turn DESC LIMIT 1 FOR UPDATE", [$round, $person['student_id'], $category, $term])[0] ?? null;
    if ($latest === null) refuse(404);
    if ($latest['state'] === 'confirmed' && $latest['digest'] === $digest) see_other($category, $term, $round);
    if ($latest['round_state'] !== 'open' || !$latest['is_open'] || $latest['digest'] !== $digest
        || !in_array($latest['state'], ['pending', 'not_required', 'recheck'], true)) refuse(409);
    change($db,
        "INSERT INTO answer_turn (round_id, student_id, category, turn, state, cause, revision, digest, row_count, own_close, receipt_code, actor_kind, actor, at)
         VALUES (?, ?, ?, ?, 'confirmed', 'confirm', ?, ?, ?, ?, ?, 'student', ?, UTC_TIMESTAMP(6))",
        [$round, $person['student_id'], $category, $latest['turn'] + 1, $latest['revision'], $digest, $latest['row_count'], $latest['own_close'],
            receipt_code(), $person['student_id']]);
    change($db,
        "INSERT INTO event (at, actor_kind, actor, request_id, from_address, kind, school_code, round_id, student_id, category, turn, digest, detail, once_key)
         VALUES (UTC_TIMESTAMP(6), 'student', ?, ?, ?, 'confirmed', ?, ?, ?, ?, NULL, ?, 'null', NULL)",
        [$person['student_id'], bin2hex(random_bytes(16)), $_SERVER['REMOTE_ADDR'], $person['school_code'], $round, $person['student_id'], $category, $digest]);
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

if ($category !== 'course') refuse(404);
$answer = answer_meant($answers, $category);
$terms = array_column(ask($db, 'SELECT DISTINCT CONCAT(sch_year, sch_sem) AS term FROM portal.rec_course WHERE stu_id = ? AND sub_id IS NOT NULL',
    [$person['student_id']]), 'term');

// The labels that the field names of each kind have on the page.
$labels = [
    '01' => ['credits' => '修課學分', 'score' => '學期學業成績', 'pass_flag' => '成績及格', 'makeup_score' => '補考成績', 'makeup_pass' => '補考及格', 'counted' => '是否採計學分', 'remark' => '質性文字描述'],
    '02' => ['orig_year' => '應修課學年度', 'orig_sem' => '應修課學期', 'credits' => '修課學分', 'score' => '補修成績', 'pass_flag' => '補修及格', 'makeup_score' => '補考成績', 'makeup_pass' => '補考及格', 'take_mode' => '補修方式', 'counted' => '是否採計學分', 'remark' => '質性文字描述'],
    '03' => ['orig_year' => '對應學年度', 'orig_sem' => '對應學期', 'credits' => '修課學分', 'identity_code' => '身分別', 'score' => '抵免後成績', 'pass_flag' => '成績及格', 'counted' => '是否採計學分', 'remark' => '質性文字描述'],
    '04' => ['orig_year' => '原修課學年度', 'orig_sem' => '原修課學期', 'credits' => '修課學分', 'take_mode' => '重修方式', 'score' => '重修成績', 'pass_flag' => '重修及格', 'remark' => '質性文字描述'],
    '05' => ['credits' => '修課學分', 'score' => '重讀成績', 'pass_flag' => '成績及格', 'makeup_score' => '補考成績', 'makeup_pass' => '補考及格', 'repeat_mark' => '重讀註記', 'counted' => '是否採計學分', 'remark' => '質性文字描述'],
    '06' => ['credits' => '節數', 'score' => '學期學業成績', 'pass_flag' => '成績及格', 'year_score' => '學年學業成績', 'year_pass' => '學年及格', 'counted' => '是否採計學時', 'remark' => '質性文字描述'],
    '07' => ['credits' => '第一學期節數', 'second_hours' => '第二學期節數', 'score' => '補考成績', 'pass_flag' => '補考及格', 'makeup_score' => '補修成績', 'makeup_pass' => '補修及格', 'counted' => '是否採計學時'],
    '08' => ['orig_year' => '對應學年度', 'orig_sem' => '對應學期', 'credits' => '節數', 'identity_code' => '身分別', 'score' => '抵免後成績', 'pass_flag' => '成績及格', 'counted' => '是否採計學時', 'remark' => '質性文字描述'],
];
$groups = [];
foreach (ask($db,
    "SELECT r.*, k.code_name AS kind_name, u.roster_code, u.submit_time, f.stf_name
       FROM portal.rec_course r
       JOIN portal.sub_submission u ON u.sub_id = r.sub_id
       JOIN portal.stf_staff f ON f.stf_id = u.stf_id
       JOIN portal.sys_code k ON k.code_set = 'course_kind' AND k.code = r.kind_code
      WHERE r.stu_id = ? AND r.sch_year = ? AND r.sch_sem = ?
      ORDER BY r.kind_code, r.course_code",
    [$person['student_id'], substr($answer['document_term'], 0, 3), substr($answer['document_term'], 3)]) as $record) {
    $row = ['科目名稱' => $record['course_name'], '開課年級' => $record['open_grade'], '課程代碼' => $record['course_code']];
    foreach ($labels[$record['kind_code']] as $field => $label) $row[$label] = $record[$field];
    // The central database's own remarks are not in the portal; what the portal knows of a submission stands in their place.
    $row += ['提交人員' => $record['stf_name'], '名冊' => $record['roster_code'], '上傳時間' => $record['submit_time']];
    $groups[$record['kind_name']][] = $row;
}
$office = ask($db, 'SELECT office_name, place, extension, person FROM school_office WHERE school_code = ? AND division = ? AND category = ?',
    [$person['school_code'], $person['division'], $category])[0] ?? null;
$key = look_key($answer, (string)$person['student_id']);
if (!ask($db, 'SELECT 1 FROM event WHERE once_key = ?', [$key])) {
    change($db,
        "INSERT IGNORE INTO event (at, actor_kind, actor, request_id, from_address, kind, school_code, round_id, student_id, category, turn, digest, detail, once_key)
         VALUES (UTC_TIMESTAMP(6), 'student', ?, ?, ?, 'looked', ?, ?, ?, ?, NULL, ?, 'null', ?)",
        [$person['student_id'], bin2hex(random_bytes(16)), $_SERVER['REMOTE_ADDR'], $person['school_code'], $answer['round_id'], $person['student_id'],
            $category, $answer['digest'], $key]);
}
review_page($person, csrf_token($token), $category, $answer, $answers, $terms, $groups, $office);
