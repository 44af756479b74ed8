{{%AUTOESCAPE context="HTML"}}
<h1>{{#TERM_NAMED}}<span class="phrase">{{TERM_TITLE}}</span> {{/TERM_NAMED}}<span class="phrase">提交資料確認</span></h1>
{{#LEAD_WAITING}}<p class="lead">學校已把下列資料提交到中央資料庫。請逐項核對，再告訴我們正確或有誤。<strong class="phrase">還有 {{WAITING}} 項等您核對。</strong></p>{{/LEAD_WAITING}}
{{#LEAD_ALL_DONE}}<p class="lead">目前沒有等您核對的項目，謝謝您。</p>{{/LEAD_ALL_DONE}}
{{#LEAD_QUIET}}<p class="lead">目前沒有開放確認的項目。已收到的資料，可以隨時查看。</p>{{/LEAD_QUIET}}
{{#LEAD_NOTHING}}
<div class="empty">
<p class="empty-title">目前沒有需要您確認的資料</p>
<p>學校開放確認之後，項目就會出現在這裡。現在不用做任何事。</p>
<p>若同班同學都有項目而您沒有，請告訴導師。</p>
</div>
{{/LEAD_NOTHING}}
{{#ROUND}}
<section class="round" aria-labelledby="round-{{ROUND_ID}}" data-round="{{ROUND_ID}}">
<h2 id="round-{{ROUND_ID}}"{{#ONLY_ROUND}} class="visually-hidden"{{/ONLY_ROUND}}>{{ROUND_TITLE}}</h2>
{{#OPEN_WAITING}}
<div class="deadline deadline-waiting">
<p class="deadline-when">{{CLOSES_AT}} 截止</p>
<p class="deadline-left" data-deadline="{{DEADLINE}}" data-now="{{NOW}}">{{TIME_LEFT}}</p>
<p class="deadline-what">逾期未處理的項目，視為確認正確，之後不能再修改。</p>
</div>
{{/OPEN_WAITING}}
{{#OPEN_DONE}}
<div class="deadline deadline-calm">
<p class="deadline-when">{{CLOSES_AT}} 截止</p>
<p class="deadline-left" data-deadline="{{DEADLINE}}" data-now="{{NOW}}">{{TIME_LEFT}}</p>
<p class="deadline-what">截止之後由學校封存，送中央資料庫。</p>
</div>
{{/OPEN_DONE}}
{{#BEFORE_OPENING}}
<div class="deadline deadline-calm">
<p class="deadline-when">尚未開放</p>
<p class="deadline-what">預定 {{OPENS_AT}} 開放，{{CLOSES_AT}} 截止。</p>
</div>
{{/BEFORE_OPENING}}
{{#CLOSED}}
<div class="deadline deadline-calm">
<p class="deadline-when">{{CLOSES_AT}} 已截止</p>
<p class="deadline-what">截止前沒有回覆的項目，視為確認正確。</p>
<p class="deadline-what">接下來由學校封存，封存後這裡會有證明。</p>
</div>
{{/CLOSED}}
{{#SEALING}}
<div class="deadline deadline-calm" data-seal="sealing">
<p class="deadline-when">封存中</p>
<p class="deadline-what">學校正在封存這個梯次，現在不能再回答。</p>
<p class="deadline-what">封存好之後，這裡會有封存的時間和證明。</p>
</div>
{{/SEALING}}
{{#SEALED}}
<div class="deadline deadline-calm" data-seal="{{SEAL_STAGE}}" data-seal-sequence="{{SEQUENCE}}">
<p class="deadline-when">{{SEAL_TITLE}}</p>
<p class="deadline-what">{{SEAL_SENTENCE}}</p>
<p class="deadline-what"><span class="phrase">{{SEALED_AT}} 封存，</span><span class="phrase">封存序號 {{SEQUENCE}}。</span></p>
<p class="deadline-what">封存指紋 <code>{{SHORT_ROOT}}</code></p>
</div>
{{/SEALED}}
<ul class="tasks">
{{#TASK}}
<li class="task task-{{CHIP}}" data-category="{{CATEGORY}}" data-state="{{STATE}}" data-term="{{TERM}}" data-digest="{{DIGEST}}" data-rows="{{ROWS}}">
<div class="task-in">
{{#LINKED}}<a class="task-name" href="{{URL}}">{{CATEGORY_TITLE}}</a>{{/LINKED}}
{{#UNLINKED}}<span class="task-name">{{CATEGORY_TITLE}}</span>{{/UNLINKED}}
<span class="chip chip-{{CHIP}}">{{STATE_TITLE}}</span>
<p class="task-meta"><span>{{TERM_TITLE}}</span>{{#COUNTED}}<span>{{COUNT}}</span>{{/COUNTED}}</p>
{{#NOTE_AWAITING}}<p class="task-note">學校還在等收訖資料，目前不用處理。</p>{{/NOTE_AWAITING}}
{{#NOTE_NOT_OPEN}}<p class="task-note">{{OPENS_AT}} 開放核對。</p>{{/NOTE_NOT_OPEN}}
{{#NOTE_NOT_REQUIRED}}<p class="task-note">中央資料庫沒有收到這一項。若您應該有，請點進來回報。</p>{{/NOTE_NOT_REQUIRED}}
{{#NOTE_CONFIRMED}}<p class="task-note">收據 <span class="code">{{RECEIPT_CODE}}</span></p>{{/NOTE_CONFIRMED}}
{{#NOTE_REPORTED}}<p class="task-note">{{OFFICE_NAME}}處理中。請看回報單。</p>{{/NOTE_REPORTED}}
{{#NOTE_FIXING}}<p class="task-note">{{OFFICE_NAME}}更正中，更正後會請您再看。</p>{{/NOTE_FIXING}}
{{#NOTE_NEW_DATA}}<p class="task-note"><strong>{{DATE}} 資料有更新，請再看一次。</strong></p>{{/NOTE_NEW_DATA}}
{{#NOTE_REOPENED}}<p class="task-note"><strong>{{DATE}} 學校重新開放這一項，請再看一次，然後回答。</strong></p>{{/NOTE_REOPENED}}
{{#NOTE_EXTENDED}}<p class="task-note"><strong>{{DATE}} 學校延長時間，請再看一次，然後回答。</strong></p>{{/NOTE_EXTENDED}}
{{#NOTE_RECHECK}}<p class="task-note"><strong>請再看一次，然後回答。</strong></p>{{/NOTE_RECHECK}}
{{#NOTE_DEEMED}}<p class="task-note">{{CLOSES_AT}} 截止，視為確認正確。</p>{{/NOTE_DEEMED}}
{{#NOTE_LEFT}}<p class="task-note">您已轉出，這一項不用處理。</p>{{/NOTE_LEFT}}
{{#LEFT_OUT}}<p class="task-note" data-left-out>若封存時還沒處理好，學校不會送出這一項的資料。</p>{{/LEFT_OUT}}
{{#IN_SEAL}}<p class="task-note" data-answered="{{ANSWERED}}">封存為：{{ANSWERED_TITLE}}。{{#LATER}}之後由學校在補正梯次處理。{{/LATER}}</p>{{/IN_SEAL}}
{{#OWN_WINDOW}}<p class="task-note">這一項到 {{OWN_CLOSE}} 截止。</p>{{/OWN_WINDOW}}
</div>
</li>
{{/TASK}}
</ul>
{{#PROOFS}}
<div class="proofs">
<h3>封存證明</h3>
<p class="hint">證明您的回答在這次封存裡，日後可以查驗。請下載保存。</p>
<ul class="own-links">{{#PROOF}}<li><a href="{{URL}}" download>{{CATEGORY_TITLE}}的證明</a></li>{{/PROOF}}</ul>
</div>
{{/PROOFS}}
</section>
{{/ROUND}}
{{#ASK}}
<section class="ask" aria-labelledby="ask">
<h2 id="ask">資料有問題，請找</h2>
<dl class="facts">
{{#ASK_LINE}}<div><dt>{{CATEGORY_TITLE}}</dt><dd>{{>OFFICE}}</dd></div>{{/ASK_LINE}}
</dl>
</section>
{{/ASK}}
<nav class="own" aria-labelledby="own">
<h2 id="own">保存與紀錄</h2>
<ul class="own-links">
<li><a href="/receipt/slip">列印確認單</a></li>
<li><a href="/receipt/take-away.xlsx" download>下載我的資料（Excel）</a></li>
<li><a href="/receipt/viewed">誰看過我的資料</a></li>
</ul>
</nav>
