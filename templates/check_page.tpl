{{%AUTOESCAPE context="HTML"}}
<h1>查驗收據</h1>
<p class="lead">請輸入收據上的代碼，看它是不是真的。</p>
<form class="check" method="get" action="/receipt/check">
<label for="code">收據碼</label>
<div class="check-row">
<input id="code" name="code" type="text" value="{{TYPED}}" maxlength="64" required autocomplete="off" autocapitalize="characters" spellcheck="false" aria-describedby="code-hint{{#UNKNOWN}} code-unknown{{/UNKNOWN}}"{{#UNKNOWN}} aria-invalid="true"{{/UNKNOWN}}>
<button class="button" type="submit">查驗</button>
</div>
<p class="hint" id="code-hint">17 個字，例如 7K3M-9XQ2-FD41-WB8C-5。大小寫與橫線都不影響。</p>
</form>
{{#UNKNOWN}}
<div class="result result-unknown" role="status" id="code-unknown" data-result="unknown">
<p class="result-title">查不到這個收據碼</p>
<p>請對照收據，再輸入一次。若仍查不到，這張收據不是由本系統發出。</p>
</div>
{{/UNKNOWN}}
{{#GENUINE}}
<article class="result result-genuine" data-result="genuine" data-receipt-code="{{RECEIPT_CODE}}" data-category="{{CATEGORY}}" data-state="{{STATE}}" data-term="{{TERM}}">
{{#STANDS}}<p class="result-title" role="status">這張收據是真的</p>{{/STANDS}}
{{#CHANGED_SINCE}}<p class="result-title" role="status">這張收據是真的，之後狀態有變動</p>{{/CHANGED_SINCE}}
<dl class="facts">
<div><dt>收據碼</dt><dd class="code">{{RECEIPT_CODE}}</dd></div>
<div><dt>目前狀態</dt><dd><span class="chip chip-{{STATE}}">{{STATE_TITLE}}</span></dd></div>
<div><dt>項目</dt><dd>{{CATEGORY_TITLE}} <span class="phrase">{{TERM_TITLE}}</span></dd></div>
<div><dt>確認時間</dt><dd>{{AT}}</dd></div>
<div><dt>姓名</dt><dd>{{MASKED_NAME}}</dd></div>
<div><dt>學校</dt><dd>{{SCHOOL_NAME}}</dd></div>
</dl>
</article>
{{/GENUINE}}
