{{%AUTOESCAPE context="HTML"}}
<h1>資料錯誤回報</h1>
<p class="sub">承辦：{{#DUTY}}<span class="phrase">{{CATEGORY_TITLE}}</span> {{/DUTY}}</p>
{{#DONE}}<p class="notice-done" role="status" data-done="{{COUNT}}">已送出 {{COUNT}} 件答覆，同學看得到了。</p>{{/DONE}}
{{#WAITING}}
<div class="deadline deadline-waiting">
<p class="deadline-when">還有 {{COUNT}} 件等您處理</p>
<p class="deadline-what">{{#SOME_OVERDUE}}<strong data-overdue="{{COUNT}}">已逾期 {{COUNT}} 件。</strong>{{/SOME_OVERDUE}}{{#SOME_LAST_DAY}}一天內到期 {{COUNT}} 件。{{/SOME_LAST_DAY}}請在回報後 3 天內查明，再答覆同學。</p>
</div>
{{/WAITING}}
{{#NOTHING_WAITS}}
<div class="deadline deadline-calm">
<p class="deadline-when">目前沒有等您處理的回報</p>
<p class="deadline-what">同學回報之後，會出現在這裡。</p>
</div>
{{/NOTHING_WAITS}}
<nav class="office-views" aria-label="回報的處理情形">
<ul>{{#VIEW}}<li><a href="{{URL}}"{{#CURRENT}} aria-current="page"{{/CURRENT}}>{{WORD}} <span class="count">{{COUNT}} 件</span></a></li>{{/VIEW}}</ul>
</nav>
{{#GROUPS}}
<section aria-labelledby="groups">
<h2 id="groups">同樣原因的回報</h2>
<ul class="office-groups">
{{#GROUP}}
<li class="office-group" data-cause="{{CAUSE}}" data-count="{{COUNT}}">
<p class="office-group-title"><strong>{{COUNT}} 件</strong>　<bdi>{{CAUSE_TITLE}}</bdi></p>
<p class="sub parts"><span>{{CATEGORY_TITLE}}</span> <span>{{PATTERNS}}</span>{{#GROUP_OVERDUE}} <span class="ticket-overdue">已逾期 {{OVERDUE_COUNT}} 件</span>{{/GROUP_OVERDUE}}</p>
<p class="next"><a class="button" href="{{ANSWER_URL}}">一次答覆這 {{COUNT}} 件<span class="visually-hidden">：<bdi>{{CAUSE_TITLE}}</bdi></span></a> <a class="button button-plain" href="{{URL}}">只看這些<span class="visually-hidden">：<bdi>{{CAUSE_TITLE}}</bdi></span></a></p>
</li>
{{/GROUP}}
</ul>
</section>
{{/GROUPS}}
<section aria-labelledby="list">
<h2 id="list">逐件處理</h2>
{{#FILTER}}
<form class="filter" method="get" action="/receipt/staff/office">
<input type="hidden" name="view" value="{{VIEW_VALUE}}">
{{#KEEP_ROUND}}<input type="hidden" name="round" value="{{VALUE}}">{{/KEEP_ROUND}}
<div class="field"><label for="category">項目</label>
<select id="category" name="category"><option value="">全部</option>{{#CATEGORY_OPTION}}<option value="{{VALUE}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{WORD}}</option>{{/CATEGORY_OPTION}}</select></div>
<div class="field"><label for="class">班級</label>
<select id="class" name="class"><option value="">全部</option>{{#CLASS_OPTION}}<option value="{{VALUE}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{WORD}}</option>{{/CLASS_OPTION}}</select></div>
<div class="field"><label for="pattern">樣態</label>
<select id="pattern" name="pattern"><option value="">全部</option>{{#PATTERN_OPTION}}<option value="{{VALUE}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{WORD}}</option>{{/PATTERN_OPTION}}</select></div>
<div class="field"><label for="age">期限</label>
<select id="age" name="age"><option value="">全部</option>{{#AGE_OPTION}}<option value="{{VALUE}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{WORD}}</option>{{/AGE_OPTION}}</select></div>
<div class="field"><label for="order">順序</label>
<select id="order" name="order">{{#ORDER_OPTION}}<option value="{{VALUE}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{WORD}}</option>{{/ORDER_OPTION}}</select></div>
<button class="button" type="submit">篩選</button>
</form>
{{/FILTER}}
{{#LIST}}
<p class="table-count" role="status" data-shown="{{COUNT}}">符合條件 {{COUNT}} 件</p>
{{#NO_ITEMS}}<div class="empty">{{#NARROWED}}<p class="empty-title">沒有符合條件的回報</p><p>請換一個條件再篩選。</p>{{/NARROWED}}{{#NOTHING}}<p class="empty-title">這裡目前沒有回報</p>{{/NOTHING}}</div>{{/NO_ITEMS}}
<ul class="office-list">
{{#ITEM}}
<li class="office-item" data-report-id="{{REPORT_ID}}" data-report-state="{{REPORT_STATE}}" data-category="{{CATEGORY}}">
<p class="office-item-title"><a href="/receipt/staff/office/report/{{REPORT_ID}}">{{CLASS_NAME}} {{SEAT_NO}} <bdi>{{NAME}}</bdi></a> <span class="chip chip-{{CHIP}}">{{STATE_TITLE}}</span></p>
<p class="parts"><span>{{CATEGORY_TITLE}}</span> <span>{{PATTERNS}}</span> <span><bdi>{{CAUSE_TITLE}}</bdi></span></p>
<p class="sub parts"><span>{{AT}} 回報</span>{{#HANDLED}} <span>承辦 <bdi>{{HANDLER}}</bdi></span>{{/HANDLED}}{{#OVERDUE}} <strong class="ticket-overdue" data-clock="overdue">{{DAY}} 到期，已逾期</strong>{{/OVERDUE}}{{#LAST_DAY}} <strong data-clock="last_day">{{DAY}} 到期</strong>{{/LAST_DAY}}{{#IN_TIME}} <span data-clock="in_time">{{DAY}} 到期</span>{{/IN_TIME}}</p>
</li>
{{/ITEM}}
</ul>
{{#PAGER}}
<nav class="next" aria-label="分頁">{{#BEFORE}}<a class="button button-plain" href="{{URL}}" rel="prev">上一頁</a>{{/BEFORE}} <span>第 {{PAGE}} 頁，共 {{PAGES}} 頁</span> {{#AFTER}}<a class="button button-plain" href="{{URL}}" rel="next">下一頁</a>{{/AFTER}}</nav>
{{/PAGER}}
{{/LIST}}
<p class="class-actions"><a class="button button-plain" href="{{FILE_URL}}">下載 Excel（依目前的篩選）</a></p>
</section>
<section class="help" aria-labelledby="help">
<h2 id="help">承辦人要做什麼</h2>
<ol class="help-steps">
<li>點同學的姓名，看他的說法和校內紀錄的差異。</li>
<li>按「開始查證」，同學就知道有人處理。</li>
<li>3 天內查明，再選「同意更正」或「說明資料正確」。</li>
</ol>
<p>同意更正之後，請向中央資料庫更正。新資料匯入後，系統會請同學再確認。</p>
<p>資料怎麼更正，請洽學校的系統管理員。</p>
</section>
