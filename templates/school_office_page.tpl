{{%AUTOESCAPE context="HTML"}}
{{#SAVED}}<p class="notice-done" role="status" data-saved="{{COUNT}}">已儲存 {{COUNT}} 項，學生現在看到的就是新的。</p>{{/SAVED}}
{{#SAVED_NOTHING}}<p class="notice-done" role="status" data-saved="0">內容沒有變動，不需要儲存。</p>{{/SAVED_NOTHING}}
{{#FAULTS}}
<div class="error-summary" id="error-summary" role="alert" tabindex="-1" autofocus aria-labelledby="error-summary-title">
<h2 id="error-summary-title">還沒有儲存，請先修改</h2>
<ul>{{#FAULT}}<li><a href="#{{FIELD_ID}}">{{OFFICE_TITLE}}：{{MESSAGE}}</a></li>{{/FAULT}}</ul>
</div>
{{/FAULTS}}
{{#MEANWHILE}}
<div class="error-summary" id="error-summary" role="alert" tabindex="-1" autofocus data-conflict="meanwhile" aria-labelledby="meanwhile">
<h2 id="meanwhile">還沒有儲存，有人剛改過同一項</h2>
<p>您填的內容都還在。請對照後修改，或直接再按一次「儲存」。</p>
<ul>{{#LOST}}<li><a href="#{{FIELD_ID}}">{{OFFICE_TITLE}}</a></li>{{/LOST}}</ul>
</div>
{{/MEANWHILE}}
<h1>承辦處室</h1>
<p class="sub">{{SCHOOL_NAME}}</p>
<p class="lead">學生覺得資料有問題時，會依這裡寫的去找人。</p>
<form class="report school-office" method="post" action="/receipt/staff/school/office" novalidate data-once="儲存中，請稍候">
<input type="hidden" name="csrf" value="{{CSRF}}">
{{#DIVISION}}
{{#DIVISION_HEAD}}<h2>{{DIVISION_TITLE}}</h2>{{/DIVISION_HEAD}}
{{#OFFICE}}
<fieldset class="office-entry" id="{{OFFICE_KEY}}" data-category="{{CATEGORY}}" data-office-entry>
<legend>{{CATEGORY_TITLE}}</legend>
<input type="hidden" name="{{SEEN_NAME}}" value="{{SEEN}}">
{{#BY_DEFAULT}}<p class="hint">還沒有填過，目前用預設的名稱。</p>{{/BY_DEFAULT}}
{{#OTHER}}<p class="office-other" data-other><strong>別人剛改成：</strong>{{>OTHER_LINE}}</p>{{/OTHER}}
<div class="office-fields">
{{#FIELD}}
<div class="field">
<label for="{{ID}}">{{LABEL}}{{#REQUIRED}}（必填）{{/REQUIRED}}</label>
{{#FIELD_FAULT}}<p class="fault" id="{{ID}}-fault"><span class="visually-hidden">錯誤：</span>{{MESSAGE}}</p>{{/FIELD_FAULT}}
<input type="text" id="{{ID}}" name="{{ID}}" value="{{VALUE:pre_escape}}" dir="auto" autocomplete="off"{{#FIELD_FAULT}} aria-invalid="true" aria-describedby="{{ID}}-fault"{{/FIELD_FAULT}}>
</div>
{{/FIELD}}
</div>
<p class="office-preview"><span class="office-preview-label">學生會看到：</span>{{>PREVIEW}}</p>
</fieldset>
{{/OFFICE}}
{{/DIVISION}}
<div class="final">
<a class="button button-plain" href="/receipt/staff/school">取消</a>
<button class="button button-filled" type="submit">儲存</button>
</div>
</form>
