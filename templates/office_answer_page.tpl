{{%AUTOESCAPE context="HTML"}}
{{#FAULTS}}
<div class="error-summary" id="error-summary" role="alert" tabindex="-1" autofocus aria-labelledby="error-summary-title">
<h2 id="error-summary-title">還沒有送出，請先修改</h2>
<ul>{{#FAULT}}<li><a href="#{{FIELD_ID}}">{{MESSAGE}}</a></li>{{/FAULT}}</ul>
</div>
{{/FAULTS}}
{{#MEANWHILE}}
<div class="error-summary" role="alert" tabindex="-1" autofocus data-conflict="meanwhile" aria-labelledby="meanwhile">
<h2 id="meanwhile">{{COUNT}} 件沒有送出，已經有人先處理</h2>
{{#SENT}}<p data-sent="{{SENT_COUNT}}">其他 {{SENT_COUNT}} 件已經送出。</p>{{/SENT}}
<ul class="steps">
{{#FIRST}}<li class="step" data-report-id="{{REPORT_ID}}"><p class="step-what"><a href="{{URL}}"><bdi>{{PERSON}}</bdi></a>：{{#BY_STAFF}}<bdi>{{ACTOR}}</bdi> {{/BY_STAFF}}{{WHAT}}</p><p class="step-at">{{AT}}</p>{{#SAID}}<p class="typed" dir="auto">{{TEXT:pre_escape}}</p>{{/SAID}}</li>
{{/FIRST}}
</ul>
</div>
{{/MEANWHILE}}
<h1>一次答覆同樣的回報</h1>
{{#NOBODY}}
<div class="empty">
<p class="empty-title">這個原因沒有等您答覆的回報了</p>
<p>同學撤回或已經答覆之後，就不會出現在這裡。</p>
</div>
{{/NOBODY}}
{{#KEPT}}
<section class="kept" aria-labelledby="kept">
<h2 id="kept">您剛才寫的文字</h2>
<p>需要的話，請先複製下來。</p>
<p class="typed" dir="auto">{{TEXT:pre_escape}}</p>
</section>
{{/KEPT}}
{{#FORM}}
<p class="sub parts"><span>{{CATEGORY_TITLE}}</span> <span>{{PATTERNS}}</span> <span><bdi>{{CAUSE_TITLE}}</bdi></span></p>
<form class="report office-answer" method="post" action="/receipt/staff/office/answer" novalidate data-once="送出中，請稍候" data-cause="{{CAUSE}}" data-count="{{COUNT}}">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="cause" value="{{CAUSE}}">
<fieldset class="report-part" id="reports" tabindex="-1">
<legend>要答覆的回報，共 {{COUNT}} 件</legend>
<p class="hint">若有同學的情形不同，請取消勾選，再逐件答覆。</p>
{{#TOO_MANY}}<p class="hint">一次最多 {{MOST}} 件，其餘請送出後再答覆一次。</p>{{/TOO_MANY}}
{{#REPORTS_FAULT}}<p class="fault" id="reports-fault"><span class="visually-hidden">錯誤：</span>{{MESSAGE}}</p>{{/REPORTS_FAULT}}
<ul class="office-picks">
{{#ROW}}
<li class="office-pick" data-report-id="{{REPORT_ID}}" data-report-state="{{REPORT_STATE}}">
<label class="choice-label" for="report-{{REPORT_ID}}"><input type="checkbox" id="report-{{REPORT_ID}}" name="reports" value="{{REPORT_ID}}:{{SEEN}}"{{#TICKED}} checked{{/TICKED}}><span><bdi>{{PERSON}}</bdi>{{#OVERDUE}} <span class="ticket-overdue">已逾期</span>{{/OVERDUE}}{{#HANDLED}} <span class="choice-kind"><bdi>{{HANDLER}}</bdi> 查證中</span>{{/HANDLED}}</span></label>
{{#REASON}}<p class="typed office-reason" dir="auto">{{TEXT:pre_escape}}</p>{{/REASON}}
</li>
{{/ROW}}
</ul>
</fieldset>
<fieldset class="report-part">
<legend>查明的結果</legend>
{{#ACT_FAULT}}<p class="fault" id="act-fault"><span class="visually-hidden">錯誤：</span>{{MESSAGE}}</p>{{/ACT_FAULT}}
<div class="choice">
<label class="choice-label" for="act-accept"><input type="radio" id="act-accept" name="act" value="accept" aria-describedby="act-accept-hint"{{#ACCEPT_CHOSEN}} checked{{/ACCEPT_CHOSEN}}><span>同意更正</span></label>
<p class="hint" id="act-accept-hint">同學說得對。更正的資料回來後，同學會再看一次。</p>
</div>
<div class="choice">
<label class="choice-label" for="act-explain"><input type="radio" id="act-explain" name="act" value="explain" aria-describedby="act-explain-hint"{{#EXPLAIN_CHOSEN}} checked{{/EXPLAIN_CHOSEN}}><span>說明資料正確</span></label>
<p class="hint" id="act-explain-hint">資料沒有錯。同學看了說明，會再回覆一次。</p>
</div>
</fieldset>
<div class="report-part">
<label for="text">給每一位同學的說明（必填）</label>
<p class="hint" id="text-hint">每一位都會看到同樣的文字，請不要寫到個人。最多 {{LIMIT}} 個字。</p>
{{#TEXT_FAULT}}<p class="fault" id="text-fault"><span class="visually-hidden">錯誤：</span>{{MESSAGE}}</p>{{/TEXT_FAULT}}
<textarea id="text" name="text" rows="5" dir="auto" aria-describedby="text-hint{{#TEXT_FAULT}} text-fault{{/TEXT_FAULT}}"{{#TEXT_FAULT}} aria-invalid="true"{{/TEXT_FAULT}}>
{{TYPED:pre_escape}}</textarea>
</div>
<div class="final">
<a class="button button-plain" href="/receipt/staff/office">取消</a>
<button class="button button-filled" type="submit">送出答覆</button>
</div>
</form>
{{/FORM}}
<p class="next"><a class="button button-plain" href="/receipt/staff/office">回到資料錯誤回報</a></p>
