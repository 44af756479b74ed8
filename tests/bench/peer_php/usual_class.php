<?php
// The class page, as usually written: who is it, whose classes, which rounds, the class with its answers, the offices - one query each.
declare(strict_types=1);

$token = session_token('shouqi_staff');
$hash = $token === null ? '' : hash('sha256', $token);
$person = ask($db,
    "SELECT t.stf_id AS staff_id, t.sch_code AS school_code, h.sch_name AS school_name, t.stf_name AS name,
            x.last_seen_at < UTC_TIMESTAMP(6) - INTERVAL 1 MINUTE AS stale
       FROM staff_session x
       JOIN portal.stf_staff t ON t.stf_id = x.staff_id AND t.sch_code = x.school_code AND t.status_code = '1'
       JOIN portal.sch_school h ON h.sch_code = t.sch_code
      WHERE x.token_sha256 = ? AND x.last_seen_at > UTC_TIMESTAMP(6) - INTERVAL 7200 SECOND
        AND x.started_at > UTC_TIMESTAMP(6) - INTERVAL 43200 SECOND", [$hash])[0] ?? null;
if ($person === null) refuse(403);
if ($person['stale']) change($db, 'UPDATE staff_session SET last_seen_at = UTC_TIMESTAMP(6) WHERE token_sha256 = ?', [$hash]);

$class = ask($db,
    "SELECT c.class_id, c.class_name, c.grade, CASE c.div_code WHEN 'D' THEN 'day' ELSE 'evening' END AS division
       FROM portal.stf_homeroom h JOIN portal.sch_class c ON c.class_id = h.class_id
      WHERE h.stf_id = ? AND c.sch_code = ? AND c.class_id = ?", [$person['staff_id'], $person['school_code'], $category])[0] ?? null;
if ($class === null) refuse(404);

$rounds = ask($db,
    "SELECT r.round_id, r.term, r.state, r.opens_at, r.closes_at, UTC_TIMESTAMP(6) AS now
       FROM confirmation_round r
      WHERE r.school_code = ? AND EXISTS (SELECT 1 FROM round_member m WHERE m.round_id = r.round_id AND m.class_id = ?)
      ORDER BY r.term DESC, r.round_id DESC", [$person['school_code'], $class['class_id']]);
if (!$rounds) refuse(404);
$round = $rounds[0];

$students = [];
foreach (ask($db,
    "SELECT m.student_id, m.class_name, m.seat_no, m.student_no, m.name, c.category, t.state, t.own_close
       FROM round_member m
       JOIN round_category c ON c.round_id = m.round_id
       LEFT JOIN answer_turn t ON t.round_id = m.round_id AND t.student_id = m.student_id AND t.category = c.category
        AND t.turn = (SELECT MAX(x.turn) FROM answer_turn x
                       WHERE x.round_id = m.round_id AND x.student_id = m.student_id AND x.category = c.category)
      WHERE m.round_id = ? AND m.class_id = ?
      ORDER BY CAST(m.seat_no AS UNSIGNED), m.student_id", [$round['round_id'], $class['class_id']]) as $row) {
    $students[$row['student_id']] ??= $row;
    $row += ['now' => $round['now'], 'opens_at' => $round['opens_at'], 'closes_at' => $round['closes_at'], 'round_state' => $round['state']];
    $students[$row['student_id']]['answers'][$row['category']] = with_states([$row])[0];
}

$offices = [];
foreach (ask($db, 'SELECT category, office_name, place, extension, person FROM school_office WHERE school_code = ? AND division = ?',
    [$person['school_code'], $class['division']]) as $office) $offices[$office['category']] = $office;
class_page($person, csrf_token($token), $class, $rounds, $round, $students, $offices);
