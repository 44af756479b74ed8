{{%AUTOESCAPE context="HTML"}}
<h1><span class="phrase">{{SEAT_NO}}</span> <bdi class="phrase">{{NAME}}</bdi></h1>
<p class="sub parts" data-student="{{STUDENT_ID}}"><span>{{CLASS_NAME}}</span> <span>學號 {{STUDENT_NO}}</span> <span>{{ROUND_TITLE}}</span></p>
{{>SEAL}}
<p class="lead">這裡只供查看，不能代替學生回覆。您的查看會留下紀錄，學生看得到。</p>
{{#ANSWER}}
<article class="answer staff-answer" data-category="{{CATEGORY}}" data-state="{{STATE}}" data-term="{{TERM}}" data-digest="{{DIGEST}}" data-rows="{{ROWS}}">
<h2 class="staff-answer-title">{{CATEGORY_TITLE}} <span class="count">{{TERM_TITLE}}</span> <span class="chip chip-{{CHIP}}">{{STATE_TITLE}}</span></h2>
{{#NOTE_NOT_OPEN}}<p>尚未開放，開放後才看得到內容。</p>{{/NOTE_NOT_OPEN}}
{{#NOTE_AWAITING}}<p>學校還在等中央資料庫的收訖資料，目前不用處理。</p>{{/NOTE_AWAITING}}
{{#NOTE_NOT_REQUIRED}}<p>中央資料庫沒有收到這一項，學生可以不處理。</p>{{/NOTE_NOT_REQUIRED}}
{{#NOTE_PENDING}}<p>等學生核對，<strong>{{CLOSES_AT}} 截止</strong>。請提醒他登入回覆。</p>{{/NOTE_PENDING}}
{{#NOTE_RECHECK}}<p>資料有更新、處室已說明，或學校重新開放，請學生再看一次，<strong>{{CLOSES_AT}} 截止</strong>。</p>{{/NOTE_RECHECK}}
{{#NOTE_CONFIRMED}}<p>學生在 {{AT}} 確認資料正確。收據 <span class="code">{{CODE}}</span></p>{{/NOTE_CONFIRMED}}
{{#NOTE_REPORTED}}<p>學生在 {{AT}} 回報資料有誤，{{OFFICE_NAME}}處理中。</p>{{/NOTE_REPORTED}}
{{#NOTE_FIXING}}<p>{{OFFICE_NAME}}更正中，更正後會請學生再看。</p>{{/NOTE_FIXING}}
{{#NOTE_DEEMED}}<p>{{CLOSES_AT}} 截止前沒有回覆，視為確認正確。</p>{{/NOTE_DEEMED}}
{{#NOTE_LEFT}}<p>學生已轉出，這一項不用處理。</p>{{/NOTE_LEFT}}
{{#SUBMITTED}}<p class="submitted"><span class="chip chip-submitted">已提交</span> 這是學校提交的內容，中央資料庫還沒有回傳。</p>{{/SUBMITTED}}
{{#NO_ROWS}}<p class="sub">沒有資料。</p>{{/NO_ROWS}}
{{#HAS_ROWS}}<p class="sub">共 <strong>{{COUNT}}</strong>。</p>{{/HAS_ROWS}}
{{>RECORDS}}
{{>FILES}}
<p class="staff-ask">資料有問題，請學生找 {{>OFFICE}}</p>
</article>
{{/ANSWER}}
