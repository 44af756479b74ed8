{{%AUTOESCAPE context="HTML"}}
{{#FAULTS}}
<div class="error-summary" id="error-summary" role="alert" tabindex="-1" autofocus aria-labelledby="error-summary-title">
<h2 id="error-summary-title">還沒有送出，請先修改</h2>
<ul>{{#FAULT}}<li><a href="#{{FIELD_ID}}">{{MESSAGE}}</a></li>{{/FAULT}}</ul>
</div>
{{/FAULTS}}
<h1>建立梯次</h1>
<p class="lead">先建立草稿，同學還看不到。收到收訖明細之後，再開放。</p>
<form class="report" method="post" action="/receipt/staff/school/round/new" novalidate data-once="送出中，請稍候">
<input type="hidden" name="csrf" value="{{CSRF}}">
<div class="report-part">
<label for="term">學年度和學期</label>
<p class="hint" id="term-hint">四個數字，例如 1142 是 114 學年度第 2 學期。</p>
{{#TERM_FAULT}}<p class="fault" id="term-fault"><span class="visually-hidden">錯誤：</span>{{MESSAGE}}</p>{{/TERM_FAULT}}
<input type="text" id="term" name="term" value="{{TERM}}" inputmode="numeric" maxlength="4" autocomplete="off" aria-describedby="term-hint{{#TERM_FAULT}} term-fault{{/TERM_FAULT}}"{{#TERM_FAULT}} aria-invalid="true"{{/TERM_FAULT}}>
</div>
<div class="report-part">
<label for="batch">批次</label>
{{#BATCH_FAULT}}<p class="fault" id="batch-fault"><span class="visually-hidden">錯誤：</span>{{MESSAGE}}</p>{{/BATCH_FAULT}}
<select id="batch" name="batch"{{#BATCH_FAULT}} aria-invalid="true" aria-describedby="batch-fault"{{/BATCH_FAULT}}>{{#BATCH_OPTION}}<option value="{{VALUE}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{WORD}}</option>{{/BATCH_OPTION}}</select>
</div>
<fieldset class="report-part">
<legend>哪些年級</legend>
{{#GRADE_FAULT}}<p class="fault" id="grade-fault"><span class="visually-hidden">錯誤：</span>{{MESSAGE}}</p>{{/GRADE_FAULT}}
{{#GRADE_OPTION}}<div class="choice"><label class="choice-label" for="grade-{{VALUE}}"><input type="checkbox" id="grade-{{VALUE}}" name="grade" value="{{VALUE}}"{{#CHOSEN}} checked{{/CHOSEN}}><span>{{VALUE}} 年級</span></label></div>{{/GRADE_OPTION}}
</fieldset>
<fieldset class="report-part">
<legend>哪些項目</legend>
{{#CATEGORY_FAULT}}<p class="fault" id="category-fault"><span class="visually-hidden">錯誤：</span>{{MESSAGE}}</p>{{/CATEGORY_FAULT}}
{{#CATEGORY_OPTION}}<div class="choice"><label class="choice-label" for="category-{{VALUE}}"><input type="checkbox" id="category-{{VALUE}}" name="category" value="{{VALUE}}"{{#CHOSEN}} checked{{/CHOSEN}}><span>{{WORD}}</span></label></div>{{/CATEGORY_OPTION}}
</fieldset>
<div class="report-part">
<label for="opens-at">開放時間（臺灣時間）</label>
{{#OPENS_FAULT}}<p class="fault" id="opens-at-fault"><span class="visually-hidden">錯誤：</span>{{MESSAGE}}</p>{{/OPENS_FAULT}}
<input type="datetime-local" id="opens-at" name="opens_at" value="{{OPENS_VALUE}}"{{#OPENS_FAULT}} aria-invalid="true" aria-describedby="opens-at-fault"{{/OPENS_FAULT}}>
</div>
<div class="report-part">
<label for="closes-at">截止時間（臺灣時間）</label>
<p class="hint" id="closes-at-hint">作業要點要求至少 3 天，連第一天一起算。</p>
{{#CLOSES_FAULT}}<p class="fault" id="closes-at-fault"><span class="visually-hidden">錯誤：</span>{{MESSAGE}}</p>{{/CLOSES_FAULT}}
<input type="datetime-local" id="closes-at" name="closes_at" value="{{CLOSES_VALUE}}" aria-describedby="closes-at-hint{{#CLOSES_FAULT}} closes-at-fault{{/CLOSES_FAULT}}"{{#CLOSES_FAULT}} aria-invalid="true"{{/CLOSES_FAULT}}>
</div>
<div class="final">
<a class="button button-plain" href="/receipt/staff/school">取消</a>
<button class="button button-filled" type="submit">建立梯次</button>
</div>
</form>
