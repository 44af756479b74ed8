{{%AUTOESCAPE context="HTML"}}
<h1>回報單 <span class="phrase">{{CATEGORY_TITLE}}</span></h1>
<p class="sub">{{TERM_TITLE}}</p>
<article class="answer ticket" data-report-id="{{REPORT_ID}}" data-report-state="{{REPORT_STATE}}" data-category="{{CATEGORY}}" data-state="{{STATE}}" data-term="{{TERM}}" data-digest="{{DIGEST}}" data-rows="{{ROWS}}" data-round="{{ROUND_ID}}">
<div class="status status-{{REPORT_CHIP}}">
<p class="status-line"><span class="chip chip-{{REPORT_CHIP}}">{{REPORT_TITLE}}</span> <span class="status-left">單號 {{REPORT_ID}}</span></p>
{{#IN_TIME}}<p class="ticket-clock" data-clock="running">學校應在 <strong>{{DAY}}</strong> 以前查明。</p>{{/IN_TIME}}
{{#OVERDUE}}<p class="ticket-clock ticket-overdue" data-clock="overdue">查明期限 <strong>{{DAY}}</strong> 已過，請到承辦處室詢問。</p>{{/OVERDUE}}
<p>請主動至 {{>OFFICE}} 告知。</p>
{{#LEFT_OUT}}<p data-left-out>若封存時還沒處理好，學校不會送出這一項的資料。</p>{{/LEFT_OUT}}
{{#SEALING}}<p data-seal="sealing">學校正在封存這個梯次。</p>{{/SEALING}}
{{#SEALED}}<p data-seal="{{SEAL_STAGE}}">這一項已在封存裡，封存為：{{ANSWERED_TITLE}}。<a href="{{URL}}" download>下載封存證明</a></p>{{/SEALED}}
{{#CAN_ANSWER}}<p>這一項 {{CLOSES_AT}} 截止，請再看一次資料，然後回答。</p>{{/CAN_ANSWER}}
</div>
{{#CAN_ANSWER}}<p class="next"><a class="button button-filled" href="{{REVIEW_URL}}">再核對 {{CATEGORY_TITLE}}</a></p>{{/CAN_ANSWER}}
<h2>您回報的內容</h2>
<dl class="said">{{#COMPLAINT}}<div data-pattern="{{PATTERN}}"><dt>{{PATTERN_TITLE}}</dt><dd class="typed" dir="auto">{{REASON:pre_escape}}</dd></div>{{/COMPLAINT}}</dl>
{{#DISPUTED}}
<h2>不對的資料</h2>
{{>DISPUTED_ROWS}}
{{/DISPUTED}}
<h2>經過</h2>
<ol class="steps">
{{#STEP}}
<li class="step">{{#FILED}}<p class="step-what">您送出回報</p>{{/FILED}}{{#WITHDRAWN}}<p class="step-what">您撤回回報</p>{{/WITHDRAWN}}{{#TAKEN_UP}}<p class="step-what">承辦處室開始查證</p>{{/TAKEN_UP}}{{#ACCEPTED}}<p class="step-what">承辦處室同意更正</p>{{/ACCEPTED}}{{#EXPLAINED}}<p class="step-what">承辦處室說明資料正確</p>{{/EXPLAINED}}{{#NEW_DATA}}<p class="step-what">中央資料庫的資料有更新</p>{{/NEW_DATA}}{{#SETTLED}}<p class="step-what">您確認資料正確，回報結案</p>{{/SETTLED}}<p class="step-at">{{AT}}</p>{{#SAID}}<p class="typed" dir="auto">{{TEXT:pre_escape}}</p>{{/SAID}}</li>
{{/STEP}}
</ol>
{{#PREVIOUS}}<p><a class="previous" href="{{URL}}">看前一張回報單</a></p>{{/PREVIOUS}}
</article>
{{#WITHDRAW}}
<form class="withdraw" method="post" action="/receipt/{{CATEGORY}}/withdraw" data-once="送出中，請稍候">
<input type="hidden" name="round" value="{{ROUND_ID}}">
<input type="hidden" name="term" value="{{TERM}}">
<input type="hidden" name="csrf" value="{{CSRF}}">
<p class="hint">承辦處室開始查證之前，可以撤回。撤回之後，這一項要再回答一次。</p>
<button class="button" type="submit">撤回這次回報</button>
</form>
{{/WITHDRAW}}
<p class="next"><a class="button button-plain" href="{{REVIEW_URL}}">看這一項的資料</a> <a class="button button-plain" href="/receipt/">回到全部項目</a></p>
