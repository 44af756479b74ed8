{{%AUTOESCAPE context="HTML"}}
<h1>再確認 <span class="phrase">{{CATEGORY_TITLE}}</span></h1>
<p class="lead">這是最後一步。按下按鈕之前，什麼都還沒有送出。</p>
<article class="answer" data-category="{{CATEGORY}}" data-state="{{STATE}}" data-term="{{TERM}}" data-digest="{{DIGEST}}" data-rows="{{ROWS}}" data-round="{{ROUND_ID}}">
<dl class="facts facts-card">
<div><dt>項目</dt><dd>{{CATEGORY_TITLE}}</dd></div>
<div><dt>學年期</dt><dd>{{TERM_TITLE}}</dd></div>
<div><dt>筆數</dt><dd><strong>{{COUNT}}</strong></dd></div>
{{#GROUP}}<div class="facts-part"><dt>{{SUB_KIND}}</dt><dd>{{GROUP_COUNT}}</dd></div>{{/GROUP}}
<div><dt>資料版本</dt><dd><code>{{SHORT_DIGEST}}</code></dd></div>
<div><dt>截止</dt><dd>{{CLOSES_AT}}</dd></div>
</dl>
</article>
<div class="oath">
<p class="oath-words">我已確認 {{CATEGORY_TITLE}} 資料皆正確，確認資料送出之後，無法再修改</p>
<p>您確定嗎？</p>
</div>
<form class="final" method="post" action="/receipt/{{CATEGORY}}/confirm" data-once="送出中，請稍候">
<input type="hidden" name="round" value="{{ROUND_ID}}">
<input type="hidden" name="term" value="{{TERM}}">
<input type="hidden" name="digest" value="{{DIGEST}}">
<input type="hidden" name="csrf" value="{{CSRF}}">
<a class="button button-plain" href="{{REVIEW_URL}}">取消</a>
<button class="button button-filled" type="submit">{{ACT}}</button>
</form>
