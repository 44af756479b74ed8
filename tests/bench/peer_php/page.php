<?php
// What both forms of the peer share: the session's rules, words, and the HTML. Same elements, rows and escaping as our templates.
declare(strict_types=1);

const TITLES = ['course' => '修課紀錄', 'outcome' => '學習成果', 'performance' => '多元表現', 'cadre' => '幹部經歷'];
const COUNTERS = ['course' => '筆', 'outcome' => '件', 'performance' => '件', 'cadre' => '筆'];
const STATES = ['awaiting' => '尚未收到', 'not_required' => '無資料', 'pending' => '待確認', 'confirmed' => '已確認', 'reported' => '已回報',
    'fixing' => '修正中', 'recheck' => '請再確認', 'deemed' => '逾期視為確認', 'left' => '轉出'];
const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'];
const PASS = ['1' => '及格', '0' => '不及格', '-1' => '無成績'];
const CREDIT = ['1' => '採計', '2' => '不採計學分', '3' => '不採計成績'];
const COLUMNS = ['科目名稱' => 0, '應修課學年度' => 1, '應修課學期' => 2, '原修課學年度' => 3, '原修課學期' => 4, '對應學年度' => 5, '對應學期' => 6,
    '開課年級' => 7, '對應年級' => 8, '修課學分' => 9, '節數' => 10, '第一學期節數' => 11, '第二學期節數' => 12, '學期學業成績' => 13, '學年學業成績' => 14,
    '成績及格' => 15, '學年及格' => 16, '補考成績' => 17, '補考及格' => 18, '補修成績' => 19, '補修及格' => 20, '補修方式' => 21, '重修方式' => 22,
    '重修成績' => 23, '重修及格' => 24, '重讀成績' => 25, '重讀註記' => 26, '身分別' => 27, '抵免後成績' => 28, '是否採計學分' => 29,
    '是否採計學時' => 30, '質性文字描述' => 31, '課程代碼' => 32];
const LONG_TEXT = 18;

function e(string $text): string { return htmlspecialchars($text, ENT_QUOTES | ENT_SUBSTITUTE, 'UTF-8'); }

function base64url(string $bytes): string { return rtrim(strtr(base64_encode($bytes), '+/', '-_'), '='); }

function session_token(string $cookie = 'shouqi'): ?string {
    $token = $_COOKIE[$cookie] ?? '';
    return is_string($token) && preg_match('/^[A-Za-z0-9_-]{43}$/D', $token) ? $token : null;
}

function csrf_token(string $token): string { return base64url(hash_hmac('sha256', 'csrf', $token, true)); }

function refuse(int $status): never {
    http_response_code($status);
    header('Content-Type: text/plain; charset=utf-8');
    exit("請回到上一頁再試一次。\n");
}

function headers(): void {
    header('Content-Type: text/html; charset=utf-8');
    header("Content-Security-Policy: default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'none'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
    header('X-Content-Type-Options: nosniff');
    header('Referrer-Policy: same-origin');
    header('Cross-Origin-Opener-Policy: same-origin');
    header('Cross-Origin-Resource-Policy: same-origin');
    header('Permissions-Policy: accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), midi=(), payment=(), usb=()');
    header('Cache-Control: no-store');
}

// A form must come from one of our own pages and carry the session's token.
function require_own_form(string $token): void {
    if (($_SERVER['HTTP_ORIGIN'] ?? '') !== 'http://' . $_SERVER['HTTP_HOST']) refuse(403);
    if (!hash_equals(csrf_token($token), (string)($_POST['csrf'] ?? ''))) refuse(403);
}

function utc(string $text): int { return (int)strtotime(substr($text, 0, 19) . ' UTC'); }

function deadline(int $at): string {
    $local = $at + 8 * 3600;
    return gmdate('m/d', $local) . '（' . WEEKDAYS[(int)gmdate('w', $local)] . '）' . gmdate('H:i', $local);
}

function deadline_with_year(int $at): string { return ((int)gmdate('Y', $at + 8 * 3600) - 1911) . '/' . deadline($at); }

function time_left(int $seconds): string {
    $days = intdiv($seconds, 86400);
    return '還有 ' . ($days > 0 ? "$days 天 " : '') . intdiv($seconds % 86400, 3600) . ' 小時';
}

function term_title(string $term): string {
    return substr($term, 0, 3) . '學年度' . ($term[3] === '0' ? '' : '第' . $term[3] . '學期');
}

// Adds to each row of answers what the clock makes of it.
function with_states(array $answers): array {
    foreach ($answers as &$answer) {
        $answer['now'] = utc($answer['now']);
        $answer['opens'] = utc($answer['opens_at']);
        $answer['ends'] = max(utc($answer['closes_at']), $answer['own_close'] === null ? 0 : utc($answer['own_close']));
        $answer['is_open'] = $answer['round_state'] === 'open' && $answer['opens'] <= $answer['now'] && $answer['now'] < $answer['ends'];
        $state = $answer['state'] ?? 'awaiting';
        if (in_array($state, ['pending', 'recheck'], true) && $answer['now'] >= $answer['ends']) $state = 'deemed';
        $answer['shown'] = $state;
        $answer['can_answer'] = $answer['is_open'] && in_array($state, ['pending', 'not_required', 'recheck'], true);
    }
    return $answers;
}

function page_head(string $stem, string $title, array $person, string $csrf): void {
    headers();
    ?><!doctype html>
<html lang="zh-Hant-TW">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex, nofollow">
<meta name="format-detection" content="telephone=no">
<title><?= e($title) ?>｜收訖確認</title>
<link rel="icon" type="image/svg+xml" href="/receipt/static/shouqi.svg">
<link rel="stylesheet" href="/receipt/static/shouqi.css?v=52c81c0bfdcd">
<script src="/receipt/static/shouqi.js?v=5d280563cc58" defer></script>
</head>
<body data-page="<?= e($stem) ?>">
<a class="skip" href="#main">跳到主要內容</a>
<header class="bar">
<div class="bar-in">
<a class="brand" href="/receipt/">收訖確認</a>
<div class="who">
<span class="who-name"><?= isset($person['seat_no']) ? e($person['class_name']) . ' ' . e($person['seat_no']) : e($person['school_name']) ?> <?= e($person['name']) ?></span>
<form class="leave" method="post" action="/receipt/leave">
<input type="hidden" name="csrf" value="<?= e($csrf) ?>">
<button class="leave-button" type="submit">登出</button>
</form>
</div>
</div>
</header>
<main id="main" tabindex="-1">
<?php
}

function page_foot(): void {
    ?></main>
<footer class="foot">
<div class="foot-in">
<p>這裡只顯示收到的內容，不會更動您上傳的原始檔案。</p>
<nav class="foot-links" aria-label="其他">
<a href="/portal/">回學習歷程系統</a>
<a href="/receipt/check">查驗收據</a>
</nav>
</div>
</footer>
</body>
</html>
<?php
}

function office_line(?array $office): void {
    ?><span class="office"><span class="office-name"><?= e($office['office_name'] ?? '承辦處室') ?></span> <span class="phrase"><?= e($office['place'] ?? '') ?></span> <span class="phrase">分機 <?= e($office['extension'] ?? '') ?></span> <span class="phrase"><?= e($office['person'] ?? '') ?></span></span>
<?php
}

function start_page(array $person, string $csrf, array $answers, array $offices): void {
    page_head('start', '提交資料確認', $person, $csrf);
    $waiting = count(array_filter($answers, fn($answer) => $answer['can_answer'] && $answer['shown'] !== 'not_required'));
    ?>
<h1><span class="phrase"><?= e($answers ? term_title($answers[0]['round_term']) : '') ?></span> <span class="phrase">提交資料確認</span></h1>
<p class="lead">學校已把下列資料提交到中央資料庫。請逐項核對，再告訴我們正確或有誤。<strong class="phrase">還有 <?= $waiting ?> 項等您核對。</strong></p>
<?php
    $round = null;
    foreach ($answers as $answer) {
        if ($answer['round_id'] !== $round) {
            if ($round !== null) echo "</ul>\n</section>\n";
            $round = $answer['round_id'];
            ?>
<section class="round" aria-labelledby="round-<?= e((string)$round) ?>" data-round="<?= e((string)$round) ?>">
<h2 id="round-<?= e((string)$round) ?>"><?= e(term_title($answer['round_term'])) ?></h2>
<div class="deadline deadline-waiting">
<p class="deadline-when"><?= e(deadline($answer['ends'])) ?> 截止</p>
<p class="deadline-left" data-deadline="<?= gmdate('Y-m-d\TH:i:s\Z', $answer['ends']) ?>" data-now="<?= gmdate('Y-m-d\TH:i:s\Z', $answer['now']) ?>"><?= e(time_left($answer['ends'] - $answer['now'])) ?></p>
<p class="deadline-what">逾期未處理的項目，視為確認正確，之後不能再修改。</p>
</div>
<ul class="tasks">
<?php
        }
        ?>
<li class="task task-<?= e($answer['shown']) ?>" data-category="<?= e($answer['category']) ?>" data-state="<?= e($answer['shown']) ?>" data-term="<?= e($answer['document_term']) ?>" data-digest="<?= e((string)$answer['digest']) ?>" data-rows="<?= e((string)$answer['row_count']) ?>">
<div class="task-in">
<a class="task-name" href="/receipt/<?= e($answer['category']) ?>?term=<?= e($answer['document_term']) ?>&amp;round=<?= e((string)$answer['round_id']) ?>"><?= e(TITLES[$answer['category']]) ?></a>
<span class="chip chip-<?= e($answer['shown']) ?>"><?= e(STATES[$answer['shown']]) ?></span>
<p class="task-meta"><span><?= e(term_title($answer['document_term'])) ?></span><?php if ($answer['row_count'] > 0): ?><span><?= e((string)$answer['row_count']) ?> <?= e(COUNTERS[$answer['category']]) ?></span><?php endif ?></p>
<?php if ($answer['shown'] === 'not_required'): ?><p class="task-note">中央資料庫沒有收到這一項。若您應該有，請點進來回報。</p><?php endif ?>
<?php if ($answer['shown'] === 'confirmed'): ?><p class="task-note">收據號碼 <?= e((string)$answer['receipt_code']) ?></p><?php endif ?>
</div>
</li>
<?php
    }
    if ($round !== null) echo "</ul>\n</section>\n";
    ?>
<section class="ask" aria-labelledby="ask">
<h2 id="ask">資料有問題，請找</h2>
<dl class="facts">
<?php foreach (TITLES as $category => $title): ?>
<div><dt><?= e($title) ?></dt><dd><?php office_line($offices[$category] ?? null) ?></dd></div>
<?php endforeach ?>
</dl>
</section>
<?php
    page_foot();
}

// What a person reads instead of a code.
function shown(string $key, mixed $value): string {
    $text = is_string($value) ? $value : ($value === null ? '' : (string)json_encode($value, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES));
    if (str_ends_with($key, '及格')) return PASS[$text] ?? $text;
    if (str_starts_with($key, '是否採計')) return CREDIT[$text] ?? $text;
    if (str_ends_with($key, '成績') && $text === '-1') return '無成績';
    return $text;
}

function records(string $sub_kind, array $rows, string $counter): void {
    usort($rows, fn($a, $b) => ($a['課程代碼'] ?? '') <=> ($b['課程代碼'] ?? ''));
    $widths = [];
    foreach ($rows as &$row) {
        foreach ($row as $key => $value) {
            $row[$key] = shown($key, $value);
            $widths[$key] = max($widths[$key] ?? 0, iconv_strlen($row[$key], 'UTF-8'));
        }
    }
    unset($row);
    uksort($widths, fn($a, $b) => (COLUMNS[$a] ?? 99) <=> (COLUMNS[$b] ?? 99));
    $main = $further = $empty = [];
    foreach ($widths as $key => $width) {
        if ($width === 0) $empty[] = $key;
        elseif ($width > LONG_TEXT && $main) $further[] = $key;
        else $main[] = $key;
    }
    ?>
<section class="group">
<h2 class="group-title"><?= e($sub_kind) ?> <span class="count"><?= count($rows) ?> <?= e($counter) ?></span></h2>
<table class="records<?= count($main) > 6 ? ' records-many' : '' ?>">
<thead><tr><?php foreach ($main as $key): ?><th scope="col"><?= e($key) ?></th><?php endforeach ?></tr></thead>
<?php foreach ($rows as $row): ?>
<tbody>
<tr><th scope="row" data-label="<?= e($main[0]) ?>"><?= e($row[$main[0]] ?? '') ?></th><?php for ($i = 1, $count = count($main); $i < $count; ++$i): $text = $row[$main[$i]] ?? '' ?><td data-label="<?= e($main[$i]) ?>"><?= $text === '' ? '<span class="none">—</span>' : e($text) ?></td><?php endfor ?></tr>
<?php if ($further): ?><tr class="further"><td colspan="<?= count($main) ?>"><dl><?php foreach ($further as $key): $text = $row[$key] ?? '' ?><div><dt><?= e($key) ?></dt><dd><?= $text === '' ? '<span class="none">—</span>' : e($text) ?></dd></div><?php endforeach ?></dl></td></tr>
<?php endif ?>
</tbody>
<?php endforeach ?>
</table>
<?php if ($empty): ?><p class="empty-columns">沒有內容的欄位：<?= e(implode('、', $empty)) ?>。</p><?php endif ?>
</section>
<?php
}

// $groups: sub-kind => rows; $terms: every term that can be looked at.
function review_page(array $person, string $csrf, string $category, array $answer, array $answers, array $terms, array $groups, ?array $office): void {
    page_head('review', '核對 ' . TITLES[$category], $person, $csrf);
    $windows = [];
    foreach ($answers as $other) if ($other['category'] === $category) $windows[$other['document_term']] = $other;
    $terms = array_unique([...array_keys($windows), ...$terms]);
    rsort($terms);
    ?>
<nav class="back" aria-label="返回"><a href="/receipt/">全部項目</a></nav>
<h1>核對 <span class="phrase"><?= e(TITLES[$category]) ?></span></h1>
<p class="sub"><?= e(term_title($answer['document_term'])) ?></p>
<form class="picker" method="get" action="/receipt/<?= e($category) ?>">
<label for="term">學年期</label>
<select id="term" name="term">
<?php foreach ($terms as $term): $term = (string)$term; $window = $windows[$term] ?? null ?>
<option value="<?= e($term) ?>"<?= $term === $answer['document_term'] ? ' selected' : '' ?>><?= e($term) ?>　<?= $window ? e(deadline($window['ends']) . ' 截止，' . deadline_with_year($window['opens']) . ' 開放') : '只供查看' ?></option>
<?php endforeach ?>
</select>
<button class="button" type="submit">查詢</button>
</form>
<div class="status status-<?= e($answer['shown']) ?>">
<p class="status-line"><span class="chip chip-<?= e($answer['shown']) ?>"><?= e(STATES[$answer['shown']]) ?></span> <?php if ($answer['can_answer']): ?><span class="status-when"><?= e(deadline($answer['ends'])) ?> 截止</span> <span class="status-left" data-deadline="<?= gmdate('Y-m-d\TH:i:s\Z', $answer['ends']) ?>" data-now="<?= gmdate('Y-m-d\TH:i:s\Z', $answer['now']) ?>"><?= e(time_left($answer['ends'] - $answer['now'])) ?></span><?php endif ?></p>
</div>
<article class="answer" data-category="<?= e($category) ?>" data-state="<?= e($answer['shown']) ?>" data-term="<?= e($answer['document_term']) ?>" data-digest="<?= e($answer['digest']) ?>" data-rows="<?= e((string)$answer['row_count']) ?>" data-round="<?= e((string)$answer['round_id']) ?>">
<p class="lead">中央資料庫收到的內容如下，共 <strong><?= e((string)$answer['row_count']) ?> <?= e(COUNTERS[$category]) ?></strong>。</p>
<?php foreach ($groups as $sub_kind => $rows) records((string)$sub_kind, $rows, COUNTERS[$category]) ?>
<p class="version">這份資料的版本 <code><?= e(implode(' ', str_split(substr($answer['digest'], 0, 16), 4))) ?></code></p>
</article>
<?php if ($answer['can_answer']): ?>
<section class="ways-section" aria-labelledby="ways">
<h2 id="ways">看完了，請選一個</h2>
<div class="ways">
<details class="way-report">
<summary class="way">資料錯誤回報</summary>
<div class="way-inside">
<p>請到承辦處室告訴他們，哪一筆多了、少了或有誤。</p>
<p class="way-office"><?php office_line($office) ?></p>
<p>請在 <?= e(deadline($answer['ends'])) ?> 截止前告知。還沒有弄清楚以前，請先不要確認。</p>
</div>
</details>
<a class="way" href="/receipt/<?= e($category) ?>/confirm?term=<?= e($answer['document_term']) ?>&amp;round=<?= e((string)$answer['round_id']) ?>&amp;digest=<?= e($answer['digest']) ?>">資料正確無誤</a>
</div>
<p class="ways-hint">選了之後還會再問您一次，不會馬上送出。</p>
</section>
<?php endif ?>
<?php
    page_foot();
}

const PARTS = ['confirmed' => '已確認', 'disputed' => '處理中', 'deemed' => '逾期視為確認', 'waiting' => '還沒完成'];

// The part of a picture that an answer belongs to; null outside every total.
function part_of(string $state): ?string {
    return match ($state) {
        'confirmed' => 'confirmed', 'reported', 'fixing' => 'disputed', 'deemed' => 'deemed', 'pending', 'recheck' => 'waiting', default => null,
    };
}

// $students: each with its answers by category, in the order of the seats; $rounds: all of the class.
function class_page(array $person, string $csrf, array $class, array $rounds, array $round, array $students, array $offices): void {
    $totals = $missing = $waiting = [];
    $ends = null;
    foreach ($students as $student) {
        foreach ($student['answers'] as $category => $answer) {
            $part = part_of($answer['shown']);
            if ($part === null) continue;
            $totals[$category][$part] = ($totals[$category][$part] ?? 0) + 1;
            if ($part !== 'waiting') continue;
            $missing[$category][] = $student;
            $waiting[$student['student_id']] = true;
            $ends = min($ends ?? $answer['ends'], $answer['ends']);
        }
    }
    $count = fn(string $category, string $part) => $totals[$category][$part] ?? 0;
    $all = fn(string $category) => array_sum($totals[$category] ?? []);
    $ends ??= utc($round['closes_at']);
    $now = utc($round['now']);
    page_head('class', $class['class_name'] . ' 收訖明細確認統計', $person, $csrf);
    ?>
<nav class="back" aria-label="返回"><a href="/receipt/staff/">我的首頁</a></nav>
<h1><span class="phrase"><?= e($class['class_name']) ?></span> <span class="phrase">收訖明細確認統計</span></h1>
<p class="sub" data-round="<?= e((string)$round['round_id']) ?>"><?= e(term_title($round['term'])) ?></p>
<?php if (count($rounds) > 1): ?>
<form class="picker" method="get" action="/receipt/staff/class/<?= e((string)$class['class_id']) ?>">
<label for="round">梯次</label>
<select id="round" name="round">
<?php foreach ($rounds as $one): ?><option value="<?= e((string)$one['round_id']) ?>"<?= $one === $round ? ' selected' : '' ?>><?= e(term_title($one['term'])) ?></option><?php endforeach ?>
</select>
<button class="button" type="submit">查詢</button>
</form>
<?php endif ?>
<div id="class-deadline" data-live-part>
<div class="deadline deadline-waiting">
<p class="deadline-when">還有 <strong data-students-waiting="<?= count($waiting) ?>"><?= count($waiting) ?></strong> 位同學沒有完成</p>
<p class="deadline-what">請提醒下面的同學，在 <?= e(deadline($ends)) ?> 前登入核對。<span class="deadline-left phrase" data-deadline="<?= gmdate('Y-m-d\TH:i:s\Z', $ends) ?>" data-now="<?= gmdate('Y-m-d\TH:i:s\Z', $now) ?>"><?= e(time_left($ends - $now)) ?></span></p>
<p class="deadline-what">逾期沒有回覆，視為確認正確，之後不能再修改。</p>
</div>
</div>
<section id="class-totals" aria-label="各項確認人數" data-live-part>
<ul class="totals">
<?php foreach (TITLES as $category => $title): ?>
<li class="total" data-category="<?= e($category) ?>" data-confirmed="<?= $count($category, 'confirmed') ?>" data-total="<?= $all($category) ?>" data-waiting="<?= $count($category, 'waiting') ?>">
<span class="total-name"><?= e($title) ?></span>
<span class="total-share"><span class="visually-hidden">已確認 </span><?= $count($category, 'confirmed') ?>/<?= $all($category) ?></span>
<span class="total-rest"><?php if ($count($category, 'waiting') > 0): ?><strong>還等 <?= $count($category, 'waiting') ?> 人</strong><?php endif ?><?php if ($count($category, 'disputed') > 0): ?> <span>處理中 <?= $count($category, 'disputed') ?> 人</span><?php endif ?></span>
</li>
<?php endforeach ?>
</ul>
</section>
<div id="class-missing" data-live-part>
<section class="missing" aria-labelledby="missing">
<h2 id="missing">還沒完成的同學</h2>
<dl class="missing-list">
<?php foreach ($missing as $category => $people): ?>
<div>
<dt><?= e(TITLES[$category]) ?> <span class="count"><?= count($people) ?> 人</span></dt>
<dd><?php foreach ($people as $student): ?><span class="person"><b><?= e($student['seat_no']) ?></b> <bdi><?= e($student['name']) ?></bdi><?php if ($student['answers'][$category]['shown'] === 'recheck'): ?><em>請再確認</em><?php endif ?></span> <?php endforeach ?></dd>
</div>
<?php endforeach ?>
</dl>
<div class="line">
<label for="line-text">可以貼到 LINE 的文字</label>
<textarea id="line-text" class="line-text" readonly rows="<?= count($missing) + 5 ?>" spellcheck="false">【<?= e($class['class_name']) ?>】收訖確認，還沒完成的座號如下。
<?php foreach ($missing as $category => $people): ?>
<?= e(TITLES[$category]) ?>（<?= count($people) ?> 人）：<?= e(implode('、', array_column($people, 'seat_no'))) ?>。

<?php endforeach ?>
請在 <?= e(deadline($ends)) ?> 前登入學習歷程系統，逐項核對後回覆。
逾期沒有回覆，視為確認正確，之後不能再修改。
http://<?= e($_SERVER['HTTP_HOST']) ?>/portal/</textarea>
<button class="button button-plain" type="button" data-copy="line-text" data-copied="已複製" hidden>複製文字</button>
</div>
</section>
</div>
<section id="class-progress" class="progress-section" aria-labelledby="progress" data-live-part>
<h2 id="progress">確認進度</h2>
<dl class="progress">
<?php foreach (TITLES as $category => $title): $x = 0; $sum = max(1, $all($category)) ?>
<div class="progress-row">
<dt><?= e($title) ?> <span class="progress-share"><?= $count($category, 'confirmed') ?>/<?= $all($category) ?></span></dt>
<dd>
<svg class="progress-bar" viewBox="0 0 100 8" preserveAspectRatio="none" role="img" aria-label="<?= e($title) ?>：<?= e(implode('，', array_map(fn($part) => PARTS[$part] . ' ' . $count($category, $part) . ' 人', array_keys($totals[$category] ?? [])))) ?>"><?php foreach (PARTS as $part => $word): $width = 100 * $count($category, $part) / $sum; if ($width === 0) continue ?><rect class="part-<?= $part ?>" x="<?= sprintf('%.3f', $x) ?>" y="0" width="<?= sprintf('%.3f', $width) ?>" height="8"/><?php $x += $width; endforeach ?></svg>
<span class="progress-figures"><?php foreach (PARTS as $part => $word): if ($count($category, $part) === 0) continue ?><span class="figure figure-<?= $part ?>"><?= e($word) ?> <?= $count($category, $part) ?></span><?php endforeach ?></span>
</dd>
</div>
<?php endforeach ?>
</dl>
</section>
<section class="class-section" aria-labelledby="table">
<div class="class-head">
<h2 id="table">全班情形</h2>
<p class="live">
<a class="button button-plain" href="/receipt/staff/class/<?= e((string)$class['class_id']) ?>?live=1">班會課：自動更新</a>
</p>
</div>
<form class="filter" method="get" action="/receipt/staff/class/<?= e((string)$class['class_id']) ?>">
<div class="field"><label for="category">項目</label>
<select id="category" name="category"><option value="">全部</option><?php foreach (TITLES as $category => $title): ?><option value="<?= e($category) ?>"><?= e($title) ?></option><?php endforeach ?></select></div>
<div class="field"><label for="state">狀態</label>
<select id="state" name="state"><option value="">全部</option><option value="waiting">還沒完成</option><?php foreach (STATES as $state => $title): ?><option value="<?= e($state) ?>"><?= e($title) ?></option><?php endforeach ?></select></div>
<button class="button" type="submit">篩選</button>
</form>
<div id="class-table" data-live-part>
<p class="table-count" role="status">全班 <?= count($students) ?> 人</p>
<svg class="symbols" aria-hidden="true" width="0" height="0"><symbol id="eye" viewBox="0 0 24 24"><path d="M12 5C6.5 5 2.6 9.2 1 12c1.600 2.800 5.500 7 11 7s9.400-4.200 11-7c-1.600-2.800-5.500-7-11-7zm0 11.500a4.500 4.500 0 1 1 0-9 4.500 4.500 0 0 1 0 9zm0-2.500a2 2 0 1 0 0-4 2 2 0 0 0 0 4z"/></symbol></svg>
<table class="class-table">
<caption class="visually-hidden">全班每位同學四個項目的狀態</caption>
<thead><tr><th scope="col">檢視</th><th scope="col">班級</th><th scope="col">座號</th><th scope="col">學號</th><th scope="col">姓名</th><?php foreach (TITLES as $title): ?><th scope="col"><?= e($title) ?></th><?php endforeach ?></tr></thead>
<tbody>
<?php foreach ($students as $student): $id = (string)$student['student_id'] ?>
<tr data-student="<?= e($id) ?>"<?php foreach (TITLES as $category => $title): ?> data-state-<?= e($category) ?>="<?= e($student['answers'][$category]['shown']) ?>"<?php endforeach ?>>
<td class="cell-eye"><a class="eye" href="/receipt/staff/class/<?= e((string)$class['class_id']) ?>/student/<?= e($id) ?>?round=<?= e((string)$round['round_id']) ?>" id="eye-<?= e($id) ?>"><svg aria-hidden="true"><use href="#eye"/></svg><span class="visually-hidden">檢視 <?= e($student['seat_no']) ?> <bdi><?= e($student['name']) ?></bdi></span></a></td>
<td class="cell-class"><?= e($student['class_name']) ?></td><td class="cell-seat"><?= e($student['seat_no']) ?></td><td class="cell-number"><?= e($student['student_no']) ?></td><th scope="row" class="cell-name"><bdi><?= e($student['name']) ?></bdi></th>
<?php foreach (TITLES as $category => $title): $shown = $student['answers'][$category]['shown'] ?><td class="cell-state" data-label="<?= e($title) ?>"><span class="chip chip-<?= e($shown) ?>"><?= e(STATES[$shown]) ?></span></td><?php endforeach ?>

</tr>
<?php endforeach ?>
</tbody>
</table>
</div>
<p class="class-actions"><a class="button button-plain" href="/receipt/staff/class/<?= e((string)$class['class_id']) ?>.xlsx">下載 Excel（依目前的篩選）</a> <a class="button button-plain" href="/receipt/staff/class/<?= e((string)$class['class_id']) ?>/notice">給沒有手機的同學：列印通知單</a></p>
</section>
<section class="help" aria-labelledby="help">
<h2 id="help">老師要做什麼</h2>
<ol class="help-steps">
<li>在班會課開啟「自動更新」，請同學登入核對。</li>
<li>看「還沒完成的同學」，提醒他們在截止前回覆。</li>
<li>同學覺得資料有誤，請他找承辦處室。老師不能代替回覆。</li>
</ol>
<p>目標是「還等」的人數變成 0。「已回報」由處室處理，不用催同學。</p>
<h3>資料有問題，請找</h3>
<dl class="facts">
<?php foreach (TITLES as $category => $title): ?>
<div><dt><?= e($title) ?></dt><dd><?php office_line($offices[$category] ?? null) ?></dd></div>
<?php endforeach ?>
</dl>
</section>
<?php
    page_foot();
}

// 80 random bits in Crockford's base 32 and a check character.
function receipt_code(): string {
    $digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
    $code = '';
    $rest = 0;
    foreach (unpack('n5', random_bytes(10)) as $index => $word) {
        $bits = ($bits ?? '') . sprintf('%016b', $word);
        if ($index === 5) foreach (str_split($bits, 5) as $five) {
            $value = bindec($five);
            $code .= $digits[$value];
            $rest = ($rest * 32 + $value) % 37;
        }
    }
    return $code . ($digits . '*~$=U')[$rest];
}

function see_other(string $category, string $term, string $round): never {
    headers();
    http_response_code(303);
    header('Location: /receipt/' . $category . '/done?term=' . $term . '&round=' . $round);
    exit;
}

// The form that confirms: [category, term, round, digest], or a refusal.
function confirm_form(string $category): array {
    $term = $_POST['term'] ?? '';
    $round = $_POST['round'] ?? '';
    $digest = $_POST['digest'] ?? '';
    if (!preg_match('/^\d{4}$/D', $term) || !preg_match('/^\d{1,9}$/D', $round) || !preg_match('/^[0-9a-f]{64}$/D', $digest)) refuse(400);
    return [$category, $term, $round, $digest];
}

// [page, category] of the address /NAME/, /NAME/{category} or /NAME/{category}/confirm; of /NAME/class/{class} ['class', class].
function route(): array {
    $parts = explode('/', $_SERVER['DOCUMENT_URI']);
    $category = $parts[2] ?? '';
    if ($category === 'class') return ['class', $parts[3] ?? ''];
    if ($category === '') return ['start', ''];
    if (!isset(TITLES[$category])) refuse(404);
    return [isset($parts[3]) ? 'confirm' : 'review', $category];
}

function answer_meant(array $answers, string $category): array {
    foreach ($answers as $answer) {
        if ($answer['category'] !== $category) continue;
        if (isset($_GET['term']) && $answer['document_term'] !== $_GET['term']) continue;
        if (isset($_GET['round']) && (string)$answer['round_id'] !== $_GET['round']) continue;
        return $answer;
    }
    refuse(404);
}

function look_key(array $answer, string $student): string {
    // As our program stores it, so that all of them find the same looks recorded.
    return hash('sha256', hash('sha256', "looked|{$answer['round_id']}|$student|{$answer['category']}|{$answer['digest']}"));
}
