{{%AUTOESCAPE context="HTML"}}
<h1>選一個人登入</h1>
<p class="hint">正式的入口網在這裡用單一簽入驗證身分。示範時，請直接從名單選人。學校：{{SCHOOL_NAME}}</p>
<form class="search" method="get" action="/portal/login" role="search">
{{#KEEP_TARGET}}<input type="hidden" name="to" value="{{TARGET}}">{{/KEEP_TARGET}}
<label for="number">學號</label>
<input id="number" name="number" value="{{NUMBER}}" autocomplete="off" maxlength="12">
<button type="submit">尋找</button>
</form>
{{#NOT_FOUND}}<p class="hint" role="status">名單裡沒有學號「{{NUMBER}}」的在學學生。請檢查學號，或從班級尋找。</p>{{/NOT_FOUND}}
<form method="post" action="/portal/login">
{{#KEEP_TARGET}}<input type="hidden" name="to" value="{{TARGET}}">{{/KEEP_TARGET}}
{{#GROUP}}
<section class="people">
<h2>{{GROUP_TITLE}}</h2>
<ul>
{{#STUDENT}}
<li><button type="submit" name="person" value="{{STUDENT_ID}}" data-student-no="{{STUDENT_NUMBER}}">{{STUDENT_NAME}}</button>
<span>{{CLASS_NAME}} {{SEAT}} 號，學號 {{STUDENT_NUMBER}}</span>
{{#NOTE}}<em>{{NOTE_TEXT}}</em>{{/NOTE}}</li>
{{/STUDENT}}
</ul>
{{#EMPTY_GROUP}}<p class="hint">這一班沒有在學的學生。</p>{{/EMPTY_GROUP}}
</section>
{{/GROUP}}
</form>
<section class="people">
<h2>班級</h2>
<ul class="classes">
{{#CLASS}}
<li><a href="/portal/login?class={{CLASS_ID:url_query_escape}}{{#CLASS_TARGET}}&amp;to={{TARGET:url_query_escape}}{{/CLASS_TARGET}}"{{#CLASS_OPEN}} aria-current="true"{{/CLASS_OPEN}}>{{CLASS_LABEL}}</a></li>
{{/CLASS}}
</ul>
</section>
<form method="post" action="/portal/login">
{{#KEEP_TARGET}}<input type="hidden" name="to" value="{{TARGET}}">{{/KEEP_TARGET}}
<section class="people">
<h2>教師與行政人員</h2>
<h3>處室與學校管理員</h3>
<ul>
{{#OFFICE}}
<li data-staff="{{STAFF_ID}}"><button type="submit" name="person" value="{{STAFF_ID}}">{{STAFF_NAME}}</button> <span>{{STAFF_ROLE}}</span></li>
{{/OFFICE}}
</ul>
<details>
<summary>導師</summary>
<ul>
{{#HOMEROOM}}
<li data-staff="{{STAFF_ID}}"><button type="submit" name="person" value="{{STAFF_ID}}">{{STAFF_NAME}}</button> <span>{{STAFF_ROLE}} 導師</span></li>
{{/HOMEROOM}}
</ul>
</details>
</section>
</form>
