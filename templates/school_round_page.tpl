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
</div>
{{/REFUSED}}
{{#DONE}}<p class="notice-done" role="status" data-done>{{MESSAGE}}</p>{{/DONE}}
<h1>{{ROUND_TITLE}}</h1>
<p class="sub" data-round="{{ROUND_ID}}" data-round-state="{{STATE}}"><span class="round-state round-state-{{STATE}}">{{STATE_TITLE}}</span></p>
<dl class="facts facts-card">
<div><dt>開放</dt><dd><span class="phrase">{{OPENS_AT}}</span></dd></div>
<div><dt>截止</dt><dd><span class="phrase">{{CLOSES_AT}}</span>　<span class="phrase">共 {{DAYS}} 天</span></dd></div>
<div><dt>年級</dt><dd>{{GRADES}}</dd></div>
<div><dt>項目</dt><dd><ul>{{#CATEGORY_ITEM}}<li data-category="{{CATEGORY}}">{{CATEGORY_TITLE}}　<span class="phrase">{{TERM_TITLE}}</span>　<span class="phrase">{{#COVERED}}已收到{{/COVERED}}{{#AWAITING}}<strong class="still">尚未收到</strong>{{/AWAITING}}</span></li>{{/CATEGORY_ITEM}}</ul></dd></div>
</dl>
{{#PROGRESS}}<p class="next"><a class="button button-plain" href="{{URL}}">看各班進度</a></p>{{/PROGRESS}}
{{#SEALING}}<p data-seal="sealing">這個梯次正在封存，現在不能改時間或延長。</p>{{/SEALING}}
{{#SEALED}}<p>這個梯次已經封存，內容不再變動。</p>{{/SEALED}}
{{#MAY_NOT_OPEN}}
<section aria-labelledby="open">
<h2 id="open">開放</h2>
<p>還有項目尚未收到。請先<a href="/receipt/staff/school/import">交付收訖明細</a>，或把這些項目移出梯次。</p>
</section>
{{/MAY_NOT_OPEN}}
{{#MAY_OPEN}}
<section aria-labelledby="open">
<h2 id="open">開放</h2>
<form method="post" action="/receipt/staff/school/round/{{ROUND_ID}}" data-once="開放中，請稍候">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="seen" value="{{SEEN}}">
<input type="hidden" name="act" value="open">
<p>開放之後，名單、班級和座號不再變動，同學到開放時間就能核對。</p>
{{#SHORT_WINDOW}}<p class="warning">確認期間不到 4 天。請先確認同學來得及。</p>{{/SHORT_WINDOW}}
<p class="next"><button class="button button-filled" type="submit">開放這個梯次</button></p>
</form>
</section>
{{/MAY_OPEN}}
{{#WINDOW}}
<section aria-labelledby="window">
<h2 id="window">改時間</h2>
<form class="report" method="post" action="/receipt/staff/school/round/{{ROUND_ID}}" novalidate data-once="送出中，請稍候">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="seen" value="{{SEEN}}">
<input type="hidden" name="act" value="window">
<div class="report-part">
<label for="opens-at">開放時間</label>
{{#OPENS_FAULT}}<p class="fault" id="opens-at-fault"><span class="visually-hidden">錯誤：</span>{{MESSAGE}}</p>{{/OPENS_FAULT}}
<input type="datetime-local" id="opens-at" name="opens_at" value="{{OPENS_VALUE}}"{{#OPENS_FAULT}} aria-invalid="true" aria-describedby="opens-at-fault"{{/OPENS_FAULT}}>
</div>
<div class="report-part">
<label for="closes-at">截止時間</label>
{{#CLOSES_FAULT}}<p class="fault" id="closes-at-fault"><span class="visually-hidden">錯誤：</span>{{MESSAGE}}</p>{{/CLOSES_FAULT}}
<input type="datetime-local" id="closes-at" name="closes_at" value="{{CLOSES_VALUE}}"{{#CLOSES_FAULT}} aria-invalid="true" aria-describedby="closes-at-fault"{{/CLOSES_FAULT}}>
</div>
<p class="next"><button class="button" type="submit">改時間</button></p>
</form>
</section>
{{/WINDOW}}
{{#LEAVE_OUT}}
<section aria-labelledby="leave-out">
<h2 id="leave-out">移出尚未收到的項目</h2>
<form class="report" method="post" action="/receipt/staff/school/round/{{ROUND_ID}}" novalidate data-once="送出中，請稍候">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="seen" value="{{SEEN}}">
<input type="hidden" name="act" value="leave_out">
<div class="report-part">
<label for="category">項目</label>
<select id="category" name="category">{{#OPTION}}<option value="{{VALUE}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{WORD}}</option>{{/OPTION}}</select>
</div>
<div class="report-part">
<label for="reason">原因（必填）</label>
<p class="hint" id="reason-hint">會留在操作紀錄裡。最多 {{LIMIT}} 個字。</p>
{{#REASON_FAULT}}<p class="fault" id="reason-fault"><span class="visually-hidden">錯誤：</span>{{MESSAGE}}</p>{{/REASON_FAULT}}
<textarea id="reason" name="reason" rows="2" dir="auto" aria-describedby="reason-hint{{#REASON_FAULT}} reason-fault{{/REASON_FAULT}}"{{#REASON_FAULT}} aria-invalid="true"{{/REASON_FAULT}}>
{{REASON:pre_escape}}</textarea>
</div>
<p class="next"><button class="button" type="submit">移出這個項目</button></p>
</form>
</section>
{{/LEAVE_OUT}}
{{#EXTEND}}
<section aria-labelledby="extend">
<h2 id="extend">延長時間</h2>
<p>已經確認的不受影響。原本逾期的，會變成「請再確認」，並通知同學。</p>
<form class="report" method="post" action="/receipt/staff/school/round/{{ROUND_ID}}" novalidate data-once="送出中，請稍候">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="seen" value="{{SEEN}}">
<input type="hidden" name="act" value="extend">
<fieldset class="report-part">
<legend>延長給誰</legend>
{{#SCOPE_FAULT}}<p class="fault" id="scope-fault"><span class="visually-hidden">錯誤：</span>{{MESSAGE}}</p>{{/SCOPE_FAULT}}
<div class="choice"><label class="choice-label" for="scope-round"><input type="radio" id="scope-round" name="scope" value="round"{{#ROUND_CHOSEN}} checked{{/ROUND_CHOSEN}}><span>全校</span></label></div>
<div class="choice choice-open"><label class="choice-label" for="scope-class"><input type="radio" id="scope-class" name="scope" value="class"{{#CLASS_CHOSEN}} checked{{/CLASS_CHOSEN}}><span>一個班</span></label>
<div class="choice-more">
<label for="class">班級</label>
{{#CLASS_FAULT}}<p class="fault" id="class-fault"><span class="visually-hidden">錯誤：</span>{{MESSAGE}}</p>{{/CLASS_FAULT}}
<select id="class" name="class"{{#CLASS_FAULT}} aria-invalid="true" aria-describedby="class-fault"{{/CLASS_FAULT}}><option value="">請選</option>{{#OPTION}}<option value="{{VALUE}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{WORD}}</option>{{/OPTION}}</select>
</div></div>
<div class="choice choice-open"><label class="choice-label" for="scope-student"><input type="radio" id="scope-student" name="scope" value="student"{{#STUDENT_CHOSEN}} checked{{/STUDENT_CHOSEN}}><span>一位同學</span></label>
<div class="choice-more">
<label for="student-no">學號</label>
{{#STUDENT_FAULT}}<p class="fault" id="student-no-fault"><span class="visually-hidden">錯誤：</span>{{MESSAGE}}</p>{{/STUDENT_FAULT}}
<input type="text" id="student-no" name="student_no" value="{{STUDENT_NO}}" autocomplete="off"{{#STUDENT_FAULT}} aria-invalid="true" aria-describedby="student-no-fault"{{/STUDENT_FAULT}}>
</div></div>
</fieldset>
<div class="report-part">
<label for="until">新的截止時間（臺灣時間）</label>
{{#UNTIL_FAULT}}<p class="fault" id="until-fault"><span class="visually-hidden">錯誤：</span>{{MESSAGE}}</p>{{/UNTIL_FAULT}}
<input type="datetime-local" id="until" name="until" value="{{UNTIL}}"{{#UNTIL_FAULT}} aria-invalid="true" aria-describedby="until-fault"{{/UNTIL_FAULT}}>
</div>
<div class="report-part">
<label for="reason">原因（必填）</label>
<p class="hint" id="reason-hint">會留在操作紀錄裡。最多 {{LIMIT}} 個字。</p>
{{#REASON_FAULT}}<p class="fault" id="reason-fault"><span class="visually-hidden">錯誤：</span>{{MESSAGE}}</p>{{/REASON_FAULT}}
<textarea id="reason" name="reason" rows="2" dir="auto" aria-describedby="reason-hint{{#REASON_FAULT}} reason-fault{{/REASON_FAULT}}"{{#REASON_FAULT}} aria-invalid="true"{{/REASON_FAULT}}>
{{REASON:pre_escape}}</textarea>
</div>
<div class="final">
<a class="button button-plain" href="/receipt/staff/school">取消</a>
<button class="button button-filled" type="submit">延長時間</button>
</div>
</form>
</section>
{{/EXTEND}}
