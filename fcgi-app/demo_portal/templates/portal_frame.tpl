{{%AUTOESCAPE context="HTML"}}
<!DOCTYPE html>
<html lang="zh-Hant-TW">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{{TITLE}} - 示範入口網（非正式系統）</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/portal/static/portal.css">
</head>
<body data-page="{{STEM}}">
<header class="bar">
<div class="bar-inner">
<p class="brand"><a href="/portal/">學生學習歷程檔案系統</a> <strong class="mark">示範入口網（非正式系統）</strong></p>
{{#PERSON}}
<div class="who">
{{#STUDENT}}<p data-student-no="{{NUMBER}}">{{CLASS_NAME}} {{SEAT}} 號 <b>{{NAME}}</b></p>{{/STUDENT}}
{{#TEACHER}}<p><b>{{NAME}}</b></p>{{/TEACHER}}
<form method="post" action="/portal/logout"><button type="submit">登出</button></form>
</div>
{{/PERSON}}
</div>
</header>
<main>
{{>CONTENT}}
</main>
<footer><p>這是為了示範而做的入口網。人名、學校與資料都是虛構的。</p></footer>
</body>
</html>
