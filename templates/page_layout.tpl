{{%AUTOESCAPE context="HTML"}}
<!doctype html>
<html lang="zh-Hant-TW">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex, nofollow">
<meta name="format-detection" content="telephone=no">
{{#REFRESHES}}<noscript><meta http-equiv="refresh" content="10"></noscript>{{/REFRESHES}}
{{#REFRESHES_QUIETLY}}<noscript><meta http-equiv="refresh" content="20"></noscript>{{/REFRESHES_QUIETLY}}
<title>{{TITLE}}｜收訖確認</title>
<link rel="icon" type="image/svg+xml" href="{{STATIC_URL}}/shouqi.svg">
<link rel="stylesheet" href="{{STATIC_URL}}/shouqi.css?v={{STYLE_HASH:url_query_escape}}">
<script src="{{STATIC_URL}}/shouqi.js?v={{SCRIPT_HASH:url_query_escape}}" defer></script>
</head>
<body data-page="{{STEM}}"{{#REQUEST}} data-request-id="{{REQUEST_ID}}"{{/REQUEST}}>
<a class="skip" href="#main">跳到主要內容</a>
<header class="bar">
<div class="bar-in">
{{#SESSION}}
<a class="brand" href="{{START_URL}}">收訖確認</a>
<div class="who">
{{#STUDENT}}<span class="who-name">{{CLASS_NAME}} {{SEAT_NO}} {{NAME}}</span>{{/STUDENT}}
{{#STAFF_PERSON}}<span class="who-name"><span class="who-school">{{SCHOOL_NAME}}</span> {{NAME}}</span>{{/STAFF_PERSON}}
<form class="leave" method="post" action="{{LEAVE_URL}}">
<input type="hidden" name="csrf" value="{{CSRF}}">
<button class="leave-button" type="submit">登出</button>
</form>
</div>
{{/SESSION}}
{{#NO_SESSION}}
<span class="brand">收訖確認</span>
{{/NO_SESSION}}
</div>
</header>
<main id="main" tabindex="-1">
{{#BACK}}<nav class="back" aria-label="返回"><a href="{{BACK_URL}}">{{BACK_LABEL}}</a></nav>{{/BACK}}
{{>CONTENT}}
</main>
<footer class="foot">
<div class="foot-in">
{{#STUDENT_FOOT}}<p>這裡只顯示收到的內容，不會更動您上傳的原始檔案。</p>{{/STUDENT_FOOT}}
{{#STAFF_FOOT}}<p>查看學生的明細會留下紀錄，學生看得到。</p>{{/STAFF_FOOT}}
<nav class="foot-links" aria-label="其他">
<a href="{{PORTAL_HOME_URL}}">回學習歷程系統</a>
<a href="/receipt/check">查驗收據</a>
</nav>
{{#REQUEST}}<p class="request-id">需要協助時，請告訴學校這個頁面編號：<code>{{REQUEST_ID}}</code></p>{{/REQUEST}}
</div>
</footer>
</body>
</html>
