{{%AUTOESCAPE context="HTML"}}
<ul class="changes-list disputed">
{{#DISPUTED_ROW}}
<li class="change" data-row="{{REFERENCE}}">
<p class="change-head"><span class="change-title">{{ROW_TITLE}}</span> <span class="change-kind">{{SUB_KIND}}</span></p>
{{#FIELD}}<dl class="change-fields"><div><dt>{{#NAMED_FIELD}}{{LABEL}}{{/NAMED_FIELD}}{{#WHOLE_ROW}}整筆{{/WHOLE_ROW}}</dt><dd>{{#HAS_OLD}}<span class="before"><span class="visually-hidden">收到的是</span><del>{{OLD}}</del></span>{{/HAS_OLD}}{{#NO_OLD}}<span class="none">空白</span>{{/NO_OLD}}{{#HAS_WANTED}} <span class="arrow" aria-hidden="true">→</span> <span class="after"><span class="visually-hidden">應該是</span><ins class="typed" dir="auto">{{WANTED:pre_escape}}</ins></span>{{/HAS_WANTED}}</dd></div></dl>{{/FIELD}}
</li>
{{/DISPUTED_ROW}}
</ul>
