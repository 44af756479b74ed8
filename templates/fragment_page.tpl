{{%AUTOESCAPE context="HTML"}}
<ul class="shouqi-buttons">
{{#BUTTON}}
<li class="shouqi-item" data-category="{{CATEGORY}}"{{#ATTRIBUTES}} data-state="{{STATE}}" data-term="{{TERM}}" data-digest="{{DIGEST}}" data-rows="{{ROWS}}"{{/ATTRIBUTES}}><a class="shouqi-button" href="{{URL}}"><span class="shouqi-label">查詢{{CATEGORY_TITLE}}提交中央資料庫紀錄</span>{{#ANSWER}} <span class="shouqi-state">（{{STATE_TITLE}}{{#COUNTED}}，{{COUNT}}{{/COUNTED}}）</span>{{/ANSWER}}</a></li>
{{/BUTTON}}
</ul>
