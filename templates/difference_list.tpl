{{%AUTOESCAPE context="HTML"}}
<p class="changes-summary">{{SUMMARY}}</p>
<ul class="changes-list">
{{#DIFFERENCE}}
<li class="change">
<p class="change-head">{{#EXTRA}}<span class="mark mark-extra">多</span>{{/EXTRA}}{{#MISSING}}<span class="mark mark-missing">少</span>{{/MISSING}}{{#CHANGED}}<span class="mark mark-changed">改</span>{{/CHANGED}} <span class="change-title">{{ROW_TITLE}}</span> <span class="change-kind">{{SUB_KIND}}</span></p>
{{#FIELDS}}
<dl class="change-fields">
{{#FIELD}}<div><dt>{{LABEL}}</dt><dd><span class="before"><span class="visually-hidden">原為</span>{{#HAS_BEFORE}}<del>{{BEFORE}}</del>{{/HAS_BEFORE}}{{#NO_BEFORE}}<span class="none">空白</span>{{/NO_BEFORE}}</span> <span class="arrow" aria-hidden="true">→</span> <span class="after"><span class="visually-hidden">現為</span>{{#HAS_AFTER}}<ins>{{AFTER}}</ins>{{/HAS_AFTER}}{{#NO_AFTER}}<span class="none">空白</span>{{/NO_AFTER}}</span></dd></div>{{/FIELD}}
</dl>
{{/FIELDS}}
</li>
{{/DIFFERENCE}}
</ul>
