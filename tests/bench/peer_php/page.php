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

function session_token(): ?string {
    $token = $_COOKIE['shouqi'] ?? '';
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
<span class="who-name"><?= e($person['class_name']) ?> <?= e($person['seat_no']) ?> <?= e($person['name']) ?></span>
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

// [page, category] of the address /NAME/, /NAME/{category} or /NAME/{category}/confirm.
function route(): array {
    $parts = explode('/', $_SERVER['DOCUMENT_URI']);
    $category = $parts[2] ?? '';
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
