{{%AUTOESCAPE context="HTML"}}
<h1>學校確認進度</h1>
<p class="sub">{{SCHOOL_NAME}}</p>
{{#WARNINGS}}
<section class="warnings" aria-labelledby="warnings">
<h2 id="warnings">請留意</h2>
<ul class="warning-list">
{{#WARNING}}
<li class="warning">{{#OF_ROUND}}<a href="{{URL}}">{{ROUND_TITLE}}</a>：{{/OF_ROUND}}{{#SHORT_WINDOW}}確認期間只有 {{COUNT}} 天，請確認同學來得及。{{/SHORT_WINDOW}}{{#AWAITING}}<strong data-awaiting>{{CATEGORIES}}尚未收到</strong>，收到收訖明細後才能開放。{{/AWAITING}}{{#NOT_OPENED}}開放時間已到，還沒有開放。{{/NOT_OPENED}}{{#NO_TEACHER}}這些班級沒有導師：{{CLASSES}}。請在學籍系統補上，導師才看得到班級。{{/NO_TEACHER}}{{#OVERDUE_REPORTS}}有 <strong data-overdue="{{COUNT}}">{{COUNT}} 件</strong>回報超過 3 天沒有查明，請提醒承辦處室。{{/OVERDUE_REPORTS}}</li>
{{/WARNING}}
</ul>
</section>
{{/WARNINGS}}
{{#PICKER}}
<form class="picker" method="get" action="/receipt/staff/school">
<label for="round">梯次</label>
<select id="round" name="round">{{#OPTION}}<option value="{{VALUE}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{WORD}}</option>{{/OPTION}}</select>
<button class="button" type="submit">查看</button>
</form>
{{/PICKER}}
{{#NO_PROGRESS}}
<div class="empty">
<p class="empty-title">還沒有開放的梯次</p>
<p>建立梯次、收到收訖明細之後，就可以開放讓同學核對。</p>
</div>
{{/NO_PROGRESS}}
{{#PROGRESS}}
<section aria-labelledby="progress" data-round="{{ROUND_ID}}">
<h2 id="progress">{{ROUND_TITLE}} <span class="count">{{MEMBERS}} 人</span></h2>
<p>{{CLOSES_AT}} 截止{{#OPEN}}，{{TIME_LEFT}}{{/OPEN}}。</p>
<ul class="totals">
{{#TOTAL_ITEM}}
<li class="total" data-category="{{CATEGORY}}" data-confirmed="{{CONFIRMED}}" data-total="{{TOTAL}}" data-waiting="{{COUNT}}">
<span class="total-name">{{CATEGORY_TITLE}}</span>
<span class="total-share"><span class="visually-hidden">已確認 </span>{{CONFIRMED}}/{{TOTAL}}</span>
<span class="total-rest">{{#STILL}}<strong>還等 {{COUNT}} 人</strong>{{/STILL}}{{#DISPUTED}} <span>處理中 {{COUNT}} 人</span>{{/DISPUTED}}{{#DEEMED}} <span>逾期視為確認 {{COUNT}} 人</span>{{/DEEMED}}</span>
</li>
{{/TOTAL_ITEM}}
</ul>
<h3>各班進度</h3>
{{>PICTURE}}
{{#TABLE}}
<details class="office-fold">
<summary>各班四個項目的人數</summary>
<table class="class-table school-table">
<caption class="visually-hidden">各班每個項目已確認和應確認的人數</caption>
<thead><tr><th scope="col">班級</th>{{#COLUMN}}<th scope="col">{{CATEGORY_TITLE}}</th>{{/COLUMN}}</tr></thead>
<tbody>
{{#ROW}}
<tr data-class="{{CLASS_ID}}" data-waiting="{{COUNT}}">
<th scope="row" class="cell-name">{{CLASS_NAME}}</th>
{{#CELL}}<td class="cell-state" data-label="{{CATEGORY_TITLE}}" data-category="{{CATEGORY}}" data-confirmed="{{CONFIRMED}}" data-total="{{TOTAL}}"><span>{{CONFIRMED}}/{{TOTAL}}{{#STILL}} <strong class="still">還等 {{COUNT}}</strong>{{/STILL}}{{#DISPUTED}} 處理中 {{COUNT}}{{/DISPUTED}}</span></td>{{/CELL}}
</tr>
{{/ROW}}
</tbody>
</table>
</details>
{{/TABLE}}
{{#SEARCH}}
<form class="filter" method="get" action="/receipt/staff/school/student" role="search">
<input type="hidden" name="round" value="{{ROUND_ID}}">
<div class="field"><label for="who">找一位同學（學號或全名）</label>
<input type="text" id="who" name="who" autocomplete="off" maxlength="100"></div>
<button class="button" type="submit">找同學</button>
</form>
{{/SEARCH}}
</section>
{{/PROGRESS}}
<section aria-labelledby="rounds">
<h2 id="rounds">梯次</h2>
{{#NO_ROUNDS}}<p>還沒有梯次。</p>{{/NO_ROUNDS}}
<ul class="office-list">
{{#ROUND_ITEM}}
<li class="office-item" data-round-state="{{STATE}}">
<p class="office-item-title"><a href="{{URL}}">{{ROUND_TITLE}}</a> <span class="round-state round-state-{{STATE}}">{{STATE_TITLE}}</span></p>
<p class="sub"><span class="phrase">{{OPENS_AT}} 到</span> <span class="phrase">{{CLOSES_AT}}</span></p>
</li>
{{/ROUND_ITEM}}
</ul>
<p class="next"><a class="button" href="/receipt/staff/school/round/new">建立梯次</a></p>
</section>
<section aria-labelledby="seals">
<h2 id="seals">封存</h2>
{{#NO_SEALS}}<p>還沒有封存過。梯次截止之後，由封存程式封存。</p>{{/NO_SEALS}}
<ul class="office-list">
{{#SEAL_ITEM}}
<li class="office-item" data-seal="{{SEAL_STAGE}}"{{#SEALED}} data-seal-sequence="{{SEQUENCE}}"{{/SEALED}}>
<p class="office-item-title">{{ROUND_TITLE}} <span class="round-state round-state-sealed">{{SEAL_TITLE}}</span></p>
{{#SEALING}}<p class="sub">正在封存，現在不能回答、延長或匯入這個梯次。</p>{{/SEALING}}
{{#SEALED}}<p>{{SEAL_SENTENCE}} <a class="phrase" href="{{URL}}">封存公告（列印）</a></p>
<p class="sub parts"><span>{{SEALED_AT}} 封存</span> <span>封存序號 {{SEQUENCE}}</span> <span>封存指紋 <code>{{SHORT_ROOT}}</code></span></p>{{/SEALED}}
</li>
{{/SEAL_ITEM}}
</ul>
</section>
<section aria-labelledby="imports">
<h2 id="imports">收訖明細</h2>
{{#NO_IMPORTS}}<p>還沒有匯入過。</p>{{/NO_IMPORTS}}
<ul class="office-list">
{{#IMPORT}}
<li class="office-item" data-import="{{IMPORT_ID}}">
<p><strong>{{WHAT}}</strong>　<span class="phrase">{{ROUND_TITLE}}</span></p>
<p>新增 {{FRESH}}、有變動 {{CHANGED}}、沒有變動 {{UNCHANGED}}、移除 {{GONE}}；<span class="phrase" data-reopened="{{REOPENED}}">重新請 {{REOPENED}} 項確認</span></p>
<p class="sub">{{AT}}　{{ACTOR}}　<span class="file-name">{{FILE_NAME}}</span></p>
{{#FINDINGS}}
<details class="office-fold"><summary>需要留意 {{COUNT}} 件</summary><ul class="finding-list">{{#FINDING}}<li class="finding">{{TEXT}}</li>{{/FINDING}}</ul></details>
{{/FINDINGS}}
</li>
{{/IMPORT}}
</ul>
</section>
<nav class="school-links" aria-label="學校設定">
<h2>其他</h2>
<ul class="office-list">
<li><a href="/receipt/staff/school/import">交付收訖明細</a></li>
<li><a href="/receipt/staff/school/office">承辦處室的名稱和位置</a></li>
<li><a href="/receipt/staff/school/history">操作紀錄</a></li>
</ul>
</nav>
<section class="help" aria-labelledby="help">
<h2 id="help">管理員要做什麼</h2>
<ol class="help-steps">
<li>建立梯次，選年級、項目和時間。</li>
<li>交付收訖明細，看清楚會改變什麼，再匯入。</li>
<li>開放梯次。開放之後，名單不再變動。</li>
<li>看各班進度，提醒還沒完成的班級；需要時延長時間。</li>
</ol>
</section>
