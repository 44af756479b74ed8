{{%AUTOESCAPE context="HTML"}}
{{#FAULTS}}
<div class="error-summary" id="error-summary" role="alert" tabindex="-1" autofocus aria-labelledby="error-summary-title">
<h2 id="error-summary-title">還沒有送出，請先修改</h2>
<ul>{{#FAULT}}<li><a href="#{{FIELD_ID}}">{{MESSAGE}}</a></li>{{/FAULT}}</ul>
</div>
{{/FAULTS}}
{{#REFUSED}}
<div class="error-summary" role="alert" tabindex="-1" autofocus data-conflict="meanwhile" aria-labelledby="refused">
<h2 id="refused">這次沒有改變任何資料</h2>
<p>{{MESSAGE}}</p>
{{#KEPT}}<p>您寫的原因：</p><p class="typed" dir="auto">{{TEXT:pre_escape}}</p>{{/KEPT}}
</div>
{{/REFUSED}}
{{#DONE}}<p class="notice-done" role="status" data-done>重新開放了，同學會收到通知。</p>{{/DONE}}
<h1><span class="phrase">{{SEAT_NO}}</span> <span class="phrase">{{NAME}}</span></h1>
<p class="sub" data-student="{{STUDENT_ID}}"><span class="phrase">{{CLASS_NAME}}</span>　<span class="phrase">學號 {{STUDENT_NO}}</span>　<span class="phrase">{{ROUND_TITLE}}</span></p>
{{>SEAL}}
<p class="lead">這裡看得到狀態和經過，不能代替學生回覆。您的查看會留下紀錄，學生看得到。</p>
{{#ANSWER}}
<article class="answer staff-answer" data-category="{{CATEGORY}}" data-state="{{STATE}}" data-rows="{{ROWS}}">
<h2 class="staff-answer-title">{{CATEGORY_TITLE}} <span class="chip chip-{{CHIP}}">{{STATE_TITLE}}</span></h2>
<p class="sub">{{CLOSES_AT}} 截止</p>
{{#REOPEN}}
<details class="office-fold"{{#UNFOLDED}} open{{/UNFOLDED}}>
<summary>重新開放{{CATEGORY_TITLE}}</summary>
<form class="report" method="post" action="/receipt/staff/school/answer/{{STUDENT_ID}}/reopen" novalidate data-once="送出中，請稍候">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="round" value="{{ROUND_ID}}">
<input type="hidden" name="category" value="{{CATEGORY}}">
<input type="hidden" name="seen" value="{{SEEN}}">
<p>學生會收到通知，要再看一次、再回覆一次。原來的確認不再算數。</p>
<div class="report-part">
<label for="reason-{{CATEGORY}}">原因（必填）</label>
<p class="hint" id="reason-hint-{{CATEGORY}}">會留在操作紀錄裡。最多 {{LIMIT}} 個字。</p>
{{#REASON_FAULT}}<p class="fault" id="reason-fault-{{CATEGORY}}"><span class="visually-hidden">錯誤：</span>{{MESSAGE}}</p>{{/REASON_FAULT}}
<textarea id="reason-{{CATEGORY}}" name="reason" rows="2" dir="auto" aria-describedby="reason-hint-{{CATEGORY}}{{#REASON_FAULT}} reason-fault-{{CATEGORY}}{{/REASON_FAULT}}"{{#REASON_FAULT}} aria-invalid="true"{{/REASON_FAULT}}>
{{REASON:pre_escape}}</textarea>
</div>
<button class="button" type="submit">重新開放{{CATEGORY_TITLE}}</button>
</form>
</details>
{{/REOPEN}}
</article>
{{/ANSWER}}
<p class="next"><a class="button button-plain" href="{{EXTEND_URL}}">給這位同學更多時間</a></p>
<section aria-labelledby="history">
<h2 id="history">經過</h2>
<ol class="steps">
{{#STEP}}<li class="step"><p class="step-what">{{CATEGORY_TITLE}}：{{WHAT}}</p><p class="step-at">{{ACTOR}}　{{AT}}　之後是「{{STATE_TITLE}}」</p>{{#SAID}}<p class="typed" dir="auto">{{TEXT:pre_escape}}</p>{{/SAID}}</li>
{{/STEP}}
</ol>
</section>
