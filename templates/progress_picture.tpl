{{%AUTOESCAPE context="HTML"}}
<dl class="progress">
{{#BAR}}
<div class="progress-row">
<dt>{{LABEL}} <span class="progress-share">{{CONFIRMED}}/{{TOTAL}}</span></dt>
<dd>
{{#DRAWN}}<svg class="progress-bar" viewBox="0 0 100 8" preserveAspectRatio="none" role="img" aria-label="{{TEXT}}">{{#SEGMENT}}<rect class="part-{{KIND}}" x="{{X}}" y="0" width="{{WIDTH}}" height="8"/>{{/SEGMENT}}</svg>{{/DRAWN}}
<span class="progress-figures">{{#FIGURE}}<span class="figure figure-{{KIND}}">{{WORD}} {{COUNT}}</span>{{/FIGURE}}{{#NOBODY}}沒有人需要確認{{/NOBODY}}</span>
</dd>
</div>
{{/BAR}}
</dl>
