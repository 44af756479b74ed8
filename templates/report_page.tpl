{{%AUTOESCAPE context="HTML"}}
{{#FAULTS}}
<div class="error-summary" id="error-summary" role="alert" tabindex="-1" autofocus aria-labelledby="error-summary-title">
<h2 id="error-summary-title">還沒有送出，請先修改</h2>
<ul>{{#FAULT}}<li><a href="#{{FIELD_ID}}">{{MESSAGE}}</a></li>{{/FAULT}}</ul>
</div>
{{/FAULTS}}
<h1>資料錯誤回報 <span class="phrase">{{CATEGORY_TITLE}}</span></h1>
<p class="sub">{{TERM_TITLE}}</p>
{{#OUTDATED}}
<section class="changes" data-conflict="data_changed" aria-labelledby="outdated">
<h2 id="outdated">資料有更新，這次沒有送出</h2>
<p>您寫的文字都還在。請看新的內容，再決定要不要送出。</p>
{{#CHANGES}}{{>DIFFERENCES}}{{/CHANGES}}
<dl class="said">{{#LOST}}<div><dt>{{LABEL}}</dt><dd class="typed" dir="auto">{{VALUE:pre_escape}}</dd></div>{{/LOST}}</dl>
</section>
{{/OUTDATED}}
<article class="answer" data-category="{{CATEGORY}}" data-state="{{STATE}}" data-term="{{TERM}}" data-digest="{{DIGEST}}" data-rows="{{ROWS}}" data-round="{{ROUND_ID}}">
<form class="report" method="post" action="/receipt/{{CATEGORY}}/report" novalidate data-once="送出中，請稍候">
<input type="hidden" name="round" value="{{ROUND_ID}}">
<input type="hidden" name="term" value="{{TERM}}">
<input type="hidden" name="digest" value="{{DIGEST}}">
<input type="hidden" name="csrf" value="{{CSRF}}">
<fieldset class="report-part">
<legend>哪裡不對？可以選好幾項</legend>
{{#PATTERN}}
<div class="choice{{#MORE_OPEN}} choice-open{{/MORE_OPEN}}{{#BOX_FAULT}} choice-faulty{{/BOX_FAULT}}">
{{#BOX_FAULT}}<p class="fault" id="{{NAME}}-fault"><span class="visually-hidden">錯誤：</span>{{MESSAGE}}</p>{{/BOX_FAULT}}
<label class="choice-label" for="{{NAME}}"><input type="checkbox" id="{{NAME}}" name="{{NAME}}" value="1"{{#TICKED}} checked{{/TICKED}}{{#BOX_FAULT}} aria-invalid="true" aria-describedby="{{NAME}}-fault"{{/BOX_FAULT}}><span>{{PATTERN_TITLE}}</span></label>
<div class="choice-more">
<label for="{{NAME}}-reason">{{PATTERN_TITLE}}的原因</label>
<p class="hint" id="{{NAME}}-hint">{{HINT}}。最多 {{LIMIT}} 個字。</p>
{{#TEXT_FAULT}}<p class="fault" id="{{NAME}}-reason-fault"><span class="visually-hidden">錯誤：</span>{{MESSAGE}}</p>{{/TEXT_FAULT}}
<textarea id="{{NAME}}-reason" name="{{NAME}}_reason" rows="3" dir="auto" aria-describedby="{{NAME}}-hint{{#TEXT_FAULT}} {{NAME}}-reason-fault{{/TEXT_FAULT}}"{{#TEXT_FAULT}} aria-invalid="true"{{/TEXT_FAULT}}>
{{REASON:pre_escape}}</textarea>
</div>
</div>
{{/PATTERN}}
</fieldset>
{{#NO_ROWS_FAULT}}<p class="fault" id="rows">{{MESSAGE}}</p>{{/NO_ROWS_FAULT}}
{{#ROW_LIST}}
<fieldset class="report-part" id="rows" tabindex="-1">
<legend>哪幾筆不對？不確定可以不選</legend>
{{#ROWS_FAULT}}<p class="fault"><span class="visually-hidden">錯誤：</span>{{MESSAGE}}</p>{{/ROWS_FAULT}}
{{#ROW}}
<div class="choice{{#MORE_OPEN}} choice-open{{/MORE_OPEN}}{{#BOX_FAULT}} choice-faulty{{/BOX_FAULT}}">
{{#BOX_FAULT}}<p class="fault" id="row-{{REFERENCE}}-fault"><span class="visually-hidden">錯誤：</span>{{MESSAGE}}</p>{{/BOX_FAULT}}
<label class="choice-label" for="row-{{REFERENCE}}"><input type="checkbox" id="row-{{REFERENCE}}" name="rows" value="{{REFERENCE}}"{{#TICKED}} checked{{/TICKED}}{{#BOX_FAULT}} aria-invalid="true" aria-describedby="row-{{REFERENCE}}-fault"{{/BOX_FAULT}}><span>{{ROW_TITLE}} <span class="choice-kind">{{SUB_KIND}}{{#TIMES}}，相同的 {{COUNT}} 筆{{/TIMES}}</span></span></label>
<dl class="choice-cells">{{#CELL}}<div><dt>{{LABEL}}</dt><dd>{{VALUE}}</dd></div>{{/CELL}}</dl>
<div class="choice-more choice-wanted">
<div><label for="field-{{REFERENCE}}">哪一欄<span class="visually-hidden">：{{ROW_TITLE}}</span></label>
{{#FIELD_FAULT}}<p class="fault" id="field-{{REFERENCE}}-fault"><span class="visually-hidden">錯誤：</span>{{MESSAGE}}</p>{{/FIELD_FAULT}}
<select id="field-{{REFERENCE}}" name="field_{{REFERENCE}}"{{#FIELD_FAULT}} aria-invalid="true" aria-describedby="field-{{REFERENCE}}-fault"{{/FIELD_FAULT}}><option value="">整筆</option>{{#OPTION}}<option{{#OTHER_KEY}} value="{{KEY}}"{{/OTHER_KEY}}{{#CHOSEN}} selected{{/CHOSEN}}>{{LABEL}}</option>{{/OPTION}}</select></div>
<div><label for="wanted-{{REFERENCE}}">應該是<span class="visually-hidden">：{{ROW_TITLE}}</span></label>
{{#TEXT_FAULT}}<p class="fault" id="wanted-{{REFERENCE}}-fault"><span class="visually-hidden">錯誤：</span>{{MESSAGE}}</p>{{/TEXT_FAULT}}
<input type="text" id="wanted-{{REFERENCE}}" name="wanted_{{REFERENCE}}" value="{{WANTED:pre_escape}}" dir="auto" autocomplete="off"{{#TEXT_FAULT}} aria-invalid="true" aria-describedby="wanted-{{REFERENCE}}-fault"{{/TEXT_FAULT}}></div>
</div>
</div>
{{/ROW}}
</fieldset>
{{/ROW_LIST}}
<p class="hint">送出之後，承辦處室查證前都可以撤回。{{CLOSES_AT}} 截止。</p>
<div class="final">
<a class="button button-plain" href="{{REVIEW_URL}}">取消</a>
<button class="button button-filled" type="submit">送出{{CATEGORY_TITLE}}的回報</button>
</div>
</form>
</article>
