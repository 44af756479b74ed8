{{%AUTOESCAPE context="HTML"}}
{{#GROUP}}
<section class="group">
<h2 class="group-title">{{SUB_KIND}} <span class="count">{{COUNT}} {{COUNTER}}</span></h2>
<table class="records{{#MANY_COLUMNS}} records-many{{/MANY_COLUMNS}}">
<thead><tr>{{#COLUMN}}<th scope="col">{{LABEL}}</th>{{/COLUMN}}</tr></thead>
{{#RECORD}}
<tbody>
<tr>{{#HEADING}}<th scope="row" data-label="{{LABEL}}">{{VALUE}}</th>{{/HEADING}}{{#CELL}}<td data-label="{{LABEL}}">{{VALUE}}{{#NONE}}<span class="none">—</span>{{/NONE}}</td>{{/CELL}}</tr>
{{#FURTHER}}<tr class="further"><td colspan="{{SPAN}}"><dl>{{#FURTHER_CELL}}<div><dt>{{LABEL}}</dt><dd>{{VALUE}}{{#NONE}}<span class="none">—</span>{{/NONE}}</dd></div>{{/FURTHER_CELL}}</dl></td></tr>{{/FURTHER}}
</tbody>
{{/RECORD}}
</table>
{{#EMPTY_COLUMNS}}<p class="empty-columns">沒有內容的欄位：{{NAMES}}。</p>{{/EMPTY_COLUMNS}}
</section>
{{/GROUP}}
