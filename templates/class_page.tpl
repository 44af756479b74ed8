{{%AUTOESCAPE context="HTML"}}
<h1><span class="phrase">{{CLASS_NAME}}</span> <span class="phrase">收訖明細確認統計</span></h1>
{{#ROUND}}<p class="sub" data-round="{{ROUND_ID}}">{{ROUND_TITLE}}</p>{{/ROUND}}
{{>SEAL}}
{{#PICKER}}
<form class="picker" method="get" action="/receipt/staff/class/{{CLASS_ID}}">
<label for="round">梯次</label>
<select id="round" name="round">
{{#OPTION}}<option value="{{VALUE}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{WORD}}</option>{{/OPTION}}
</select>
<button class="button" type="submit">查詢</button>
</form>
{{/PICKER}}
{{#NOTHING}}
<div class="empty">
<p class="empty-title">這一班目前沒有確認梯次</p>
<p>學校開放確認之後，全班的情形就會出現在這裡。</p>
<p>若其他班已經開始，請洽學校的系統管理員。</p>
</div>
{{/NOTHING}}
<div id="class-deadline" data-live-part>
{{#WAITING}}
<div class="deadline deadline-waiting">
<p class="deadline-when">還有 <strong data-students-waiting="{{STUDENTS}}">{{STUDENTS}}</strong> 位同學沒有完成</p>
<p class="deadline-what">請提醒下面的同學，在 {{CLOSES_AT}} 前登入核對。<span class="deadline-left phrase" data-deadline="{{DEADLINE}}" data-now="{{NOW}}">{{TIME_LEFT}}</span></p>
<p class="deadline-what">逾期沒有回覆，視為確認正確，之後不能再修改。</p>
</div>
{{/WAITING}}
{{#ALL_DONE}}
<div class="deadline deadline-calm">
<p class="deadline-when" data-students-waiting="0">全班都完成了，謝謝老師。</p>
<p class="deadline-what">{{CLOSES_AT}} 截止。若資料有更新，會再請同學確認。</p>
</div>
{{/ALL_DONE}}
{{#BEFORE_OPENING}}
<div class="deadline deadline-calm">
<p class="deadline-when">尚未開放</p>
<p class="deadline-what">預定 {{OPENS_AT}} 開放，{{CLOSES_AT}} 截止。現在不用處理。</p>
</div>
{{/BEFORE_OPENING}}
{{#CLOSED}}
<div class="deadline deadline-calm">
<p class="deadline-when" data-students-waiting="0">{{CLOSES_AT}} 已截止</p>
<p class="deadline-what">截止前沒有回覆的項目，視為確認正確，不計入已確認。</p>
</div>
{{/CLOSED}}
</div>
{{#BODY}}
<section id="class-totals" aria-label="各項確認人數" data-live-part>
<ul class="totals">
{{#TOTAL_ITEM}}
<li class="total" data-category="{{CATEGORY}}" data-confirmed="{{CONFIRMED}}" data-total="{{TOTAL}}" data-waiting="{{COUNT}}">
<span class="total-name">{{CATEGORY_TITLE}}</span>
<span class="total-share"><span class="visually-hidden">已確認 </span>{{CONFIRMED}}/{{TOTAL}}</span>
<span class="total-rest">{{#STILL}}<strong>還等 {{COUNT}} 人</strong>{{/STILL}}{{#DISPUTED}} <span>處理中 {{COUNT}} 人</span>{{/DISPUTED}}{{#DEEMED}} <span>逾期視為確認 {{COUNT}} 人</span>{{/DEEMED}}</span>
</li>
{{/TOTAL_ITEM}}
</ul>
</section>
<div id="class-missing" data-live-part>
{{#MISSING}}
<section class="missing" aria-labelledby="missing">
<h2 id="missing">還沒完成的同學</h2>
<dl class="missing-list">
{{#MISSING_GROUP}}
<div>
<dt>{{CATEGORY_TITLE}} <span class="count">{{COUNT}} 人</span></dt>
<dd>{{#PERSON}}<span class="person"><b>{{SEAT_NO}}</b> <bdi>{{NAME}}</bdi>{{#RECHECK}}<em>請再確認</em>{{/RECHECK}}</span> {{/PERSON}}</dd>
</div>
{{/MISSING_GROUP}}
</dl>
<div class="line">
<label for="line-text">可以貼到 LINE 的文字</label>
<textarea id="line-text" class="line-text" readonly rows="{{ROWS}}" spellcheck="false">【{{CLASS_NAME}}】收訖確認，還沒完成的座號如下。
{{#LINE}}
{{CATEGORY_TITLE}}（{{COUNT}} 人）：{{SEATS}}。
{{/LINE}}
請在 {{CLOSES_AT}} 前登入學習歷程系統，逐項核對後回覆。
逾期沒有回覆，視為確認正確，之後不能再修改。
{{PORTAL_URL}}</textarea>
<button class="button button-plain" type="button" data-copy="line-text" data-copied="已複製" hidden>複製文字</button>
</div>
</section>
{{/MISSING}}
</div>
{{#PROGRESS}}
<section id="class-progress" class="progress-section" aria-labelledby="progress" data-live-part>
<h2 id="progress">確認進度</h2>
{{>PICTURE}}
</section>
{{/PROGRESS}}
<section class="class-section" aria-labelledby="table">
<div class="class-head">
<h2 id="table">全班情形</h2>
<p class="live">
{{#LIVE_OFF}}<a class="button button-plain" href="{{URL}}">班會課：自動更新</a>{{/LIVE_OFF}}
{{#LIVE_ON}}<span class="live-state" data-live="15" data-live-lost="自動更新已停止，請重新整理這一頁。"><span id="class-live-at" data-live-part>更新於 {{AT}}</span></span> <a class="button button-plain" href="{{URL}}">停止自動更新</a>{{/LIVE_ON}}
</p>
</div>
{{#FILTER}}
<form class="filter" method="get" action="/receipt/staff/class/{{CLASS_ID}}">
{{#KEEP_ROUND}}<input type="hidden" name="round" value="{{VALUE}}">{{/KEEP_ROUND}}
{{#KEEP_LIVE}}<input type="hidden" name="live" value="1">{{/KEEP_LIVE}}
<div class="field"><label for="category">項目</label>
<select id="category" name="category"><option value="">全部</option>{{#CATEGORY_OPTION}}<option value="{{VALUE}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{WORD}}</option>{{/CATEGORY_OPTION}}</select></div>
<div class="field"><label for="state">狀態</label>
<select id="state" name="state"><option value="">全部</option><option value="waiting"{{#WAITING_CHOSEN}} selected{{/WAITING_CHOSEN}}>還沒完成</option>{{#STATE_OPTION}}<option value="{{VALUE}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{WORD}}</option>{{/STATE_OPTION}}</select></div>
<button class="button" type="submit">篩選</button>
</form>
{{/FILTER}}
{{#TABLE}}
<div id="class-table" data-live-part>
<p class="table-count" role="status">{{#FILTERED}}符合條件 {{SHOWN}} 人，{{/FILTERED}}全班 {{ALL}} 人</p>
<svg class="symbols" aria-hidden="true" width="0" height="0"><symbol id="eye" viewBox="0 0 24 24"><path d="M12 5C6.5 5 2.6 9.2 1 12c1.600 2.800 5.500 7 11 7s9.400-4.200 11-7c-1.600-2.800-5.500-7-11-7zm0 11.500a4.500 4.500 0 1 1 0-9 4.500 4.500 0 0 1 0 9zm0-2.500a2 2 0 1 0 0-4 2 2 0 0 0 0 4z"/></symbol></svg>
{{#NO_ROWS}}<div class="empty"><p class="empty-title">沒有符合條件的同學</p><p>請換一個項目或狀態再篩選。</p></div>{{/NO_ROWS}}
<table class="class-table">
<caption class="visually-hidden">全班每位同學四個項目的狀態</caption>
<thead><tr><th scope="col">檢視</th><th scope="col">班級</th><th scope="col">座號</th><th scope="col">學號</th><th scope="col">姓名</th>{{#COLUMN}}<th scope="col">{{CATEGORY_TITLE}}</th>{{/COLUMN}}</tr></thead>
<tbody>
{{#ROW}}
<tr data-student="{{STUDENT_ID}}" data-state-course="{{COURSE_STATE}}" data-state-outcome="{{OUTCOME_STATE}}" data-state-performance="{{PERFORMANCE_STATE}}" data-state-cadre="{{CADRE_STATE}}">
<td class="cell-eye"><a class="eye" href="{{URL}}" id="eye-{{STUDENT_ID}}"><svg aria-hidden="true"><use href="#eye"/></svg><span class="visually-hidden">檢視 {{SEAT_NO}} <bdi>{{NAME}}</bdi></span></a></td>
<td class="cell-class">{{CLASS_NAME}}</td><td class="cell-seat">{{SEAT_NO}}</td><td class="cell-number">{{STUDENT_NO}}</td><th scope="row" class="cell-name"><bdi>{{NAME}}</bdi></th>
{{#CELL}}<td class="cell-state" data-label="{{CATEGORY_TITLE}}"><span class="chip chip-{{CHIP}}">{{STATE_TITLE}}</span></td>{{/CELL}}
</tr>
{{/ROW}}
</tbody>
</table>
</div>
{{/TABLE}}
<p class="class-actions"><a class="button button-plain" href="{{FILE_URL}}">下載 Excel（依目前的篩選）</a> <a class="button button-plain" href="{{NOTICE_URL}}">給沒有手機的同學：列印通知單</a></p>
</section>
{{/BODY}}
{{#HELP}}
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
{{#ASK_LINE}}<div><dt>{{CATEGORY_TITLE}}</dt><dd>{{>OFFICE}}</dd></div>{{/ASK_LINE}}
</dl>
</section>
{{/HELP}}
