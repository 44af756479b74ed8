{{%AUTOESCAPE context="HTML"}}
{{#FAULTS}}
<div class="error-summary" id="error-summary" role="alert" tabindex="-1" autofocus aria-labelledby="error-summary-title">
<h2 id="error-summary-title">還沒有送出，請先修改</h2>
<ul>{{#FAULT}}<li><a href="#{{FIELD_ID}}">{{MESSAGE}}</a></li>{{/FAULT}}</ul>
</div>
{{/FAULTS}}
{{#MEANWHILE}}
<div class="error-summary" role="alert" tabindex="-1" autofocus data-conflict="meanwhile" aria-labelledby="meanwhile">
<h2 id="meanwhile">這次沒有送出，已經有人先處理</h2>
<ul class="steps">{{#NEWS}}<li class="step"><p class="step-what"><bdi>{{ACTOR}}</bdi>：{{WHAT}}</p><p class="step-at">{{AT}}</p>{{#SAID}}<p class="typed" dir="auto">{{TEXT:pre_escape}}</p>{{/SAID}}</li>{{/NEWS}}</ul>
{{#TEXT_KEPT}}<p>您寫的文字還在下面，同學沒有看到。</p>{{/TEXT_KEPT}}
</div>
{{/MEANWHILE}}
<h1>回報單 <span class="phrase">{{CATEGORY_TITLE}}</span></h1>
<p class="sub parts" data-student="{{STUDENT_ID}}"><span>{{CLASS_NAME}}</span> <span>{{SEAT_NO}} <bdi>{{NAME}}</bdi></span> <span>學號 {{STUDENT_NO}}</span> <span>{{TERM_TITLE}}</span></p>
<article class="answer ticket" data-report-id="{{REPORT_ID}}" data-report-state="{{REPORT_STATE}}" data-category="{{CATEGORY}}" data-state="{{STATE}}" data-term="{{TERM}}" data-digest="{{DIGEST}}" data-rows="{{ROWS}}">
<div class="status status-{{CHIP}}">
<p class="status-line"><span class="chip chip-{{CHIP}}">{{STATE_TITLE}}</span> <span class="status-left">單號 {{REPORT_ID}}　<span class="phrase">{{AT}} 回報</span></span></p>
{{#IN_TIME}}<p class="ticket-clock" data-clock="running">請在 <strong>{{DAY}}</strong> 以前查明並答覆。</p>{{/IN_TIME}}
{{#OVERDUE}}<p class="ticket-clock ticket-overdue" data-clock="overdue">查明期限 <strong>{{DAY}}</strong> 已過，請儘快答覆同學。</p>{{/OVERDUE}}
{{#LEFT}}<p>這位同學已轉出，不用再答覆。</p>{{/LEFT}}
</div>
<h2>同學的說法</h2>
<dl class="said">{{#COMPLAINT}}<div data-pattern="{{PATTERN}}"><dt>{{PATTERN_TITLE}}</dt><dd class="typed" dir="auto">{{REASON:pre_escape}}</dd></div>{{/COMPLAINT}}</dl>
{{#DISPUTED}}
<h2>同學指出的資料</h2>
{{>DISPUTED_ROWS}}
{{/DISPUTED}}
{{#CHANGES}}
<section class="changes" aria-labelledby="changes">
<h2 id="changes">回報之後，資料有更新</h2>
{{>DIFFERENCES}}
</section>
{{/CHANGES}}
<h2>校內紀錄和收訖內容的差異</h2>
{{#SIDES_SAME}}<p data-sides="same">兩邊完全相同。</p>{{/SIDES_SAME}}
{{#SIDES_NONE}}<p data-sides="none">中央資料庫還沒有回傳，不能對照。</p>{{/SIDES_NONE}}
{{#SIDES}}
<details class="office-fold" data-sides="different" open>
<summary>多 {{EXTRA_COUNT}}、少 {{MISSING_COUNT}}、不同 {{CHANGED_COUNT}}</summary>
{{>SIDE_LIST}}
</details>
{{/SIDES}}
{{#NO_ROWS}}<p>中央資料庫沒有收到這一項的資料。</p>{{/NO_ROWS}}
{{#RECEIVED}}
<details class="office-fold">
<summary>中央資料庫收到的全部內容，共 {{COUNT}}</summary>
{{>RECORDS}}
</details>
{{/RECEIVED}}
{{>FILES}}
<h2>經過</h2>
<ol class="steps">
{{#STEP}}<li class="step"><p class="step-what">{{WHAT}}</p><p class="step-at parts"><bdi>{{ACTOR}}</bdi> <span>{{AT}}</span></p>{{#SAID}}<p class="typed" dir="auto">{{TEXT:pre_escape}}</p>{{/SAID}}</li>
{{/STEP}}
</ol>
{{#PREVIOUS}}<p><a class="previous" href="{{URL}}">看同學前一張回報單</a></p>{{/PREVIOUS}}
{{#NEXT}}<p><a class="previous" href="{{URL}}">同學之後又回報了，看新的回報單</a></p>{{/NEXT}}
</article>
{{#TAKE_UP}}
<form class="withdraw" method="post" action="/receipt/staff/office/report/{{REPORT_ID}}" data-once="送出中，請稍候">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="seen" value="{{STEP_NUMBER}}">
<input type="hidden" name="act" value="take_up">
<p class="hint">同學會看到「查證中」，而且不能再撤回。</p>
<button class="button" type="submit">開始查證</button>
</form>
{{/TAKE_UP}}
{{#ANSWER}}
<section class="office-answer" aria-labelledby="answer">
<h2 id="answer">答覆同學</h2>
<form class="report" method="post" action="/receipt/staff/office/report/{{REPORT_ID}}" novalidate data-once="送出中，請稍候">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="seen" value="{{STEP_NUMBER}}">
<fieldset class="report-part">
<legend>查明的結果</legend>
{{#ACT_FAULT}}<p class="fault" id="act-fault"><span class="visually-hidden">錯誤：</span>{{MESSAGE}}</p>{{/ACT_FAULT}}
{{#CHOICE}}
<div class="choice">
<label class="choice-label" for="act-{{VALUE}}"><input type="radio" id="act-{{VALUE}}" name="act" value="{{VALUE}}" aria-describedby="act-{{VALUE}}-hint"{{#CHOSEN}} checked{{/CHOSEN}}><span>{{WORD}}</span></label>
<p class="hint" id="act-{{VALUE}}-hint">{{HINT}}</p>
</div>
{{/CHOICE}}
</fieldset>
<div class="report-part">
<label for="text">給同學的說明（必填）</label>
<p class="hint" id="text-hint">請寫查到了什麼、接下來怎麼做。最多 {{LIMIT}} 個字。</p>
{{#TEXT_FAULT}}<p class="fault" id="text-fault"><span class="visually-hidden">錯誤：</span>{{MESSAGE}}</p>{{/TEXT_FAULT}}
<textarea id="text" name="text" rows="5" dir="auto" aria-describedby="text-hint{{#TEXT_FAULT}} text-fault{{/TEXT_FAULT}}"{{#TEXT_FAULT}} aria-invalid="true"{{/TEXT_FAULT}}>
{{TYPED:pre_escape}}</textarea>
</div>
<div class="final">
<a class="button button-plain" href="/receipt/staff/office">取消</a>
<button class="button button-filled" type="submit">送出答覆</button>
</div>
</form>
</section>
{{/ANSWER}}
{{#NOTHING_TO_DO}}
<p class="next" data-nothing-to-do>這張回報單目前不需要再答覆。</p>
{{/NOTHING_TO_DO}}
{{#KEPT}}
<section class="kept" aria-labelledby="kept">
<h2 id="kept">您剛才寫的文字</h2>
<p>這些文字沒有送出。需要的話，請先複製下來。</p>
<p class="typed" dir="auto">{{TEXT:pre_escape}}</p>
</section>
{{/KEPT}}
<p class="next"><a class="button button-plain" href="/receipt/staff/office">回到資料錯誤回報</a></p>
