{{%AUTOESCAPE context="HTML"}}
<h1>這次沒有送出</h1>
<article class="answer" data-conflict="{{REASON}}" data-category="{{CATEGORY}}" data-state="{{STATE}}" data-term="{{TERM}}" data-digest="{{DIGEST}}" data-rows="{{ROWS}}">
{{#DATA_CHANGED}}
<p class="lead">您看過之後，{{CATEGORY_TITLE}}的資料有更新。<strong>這次沒有確認任何資料。</strong>請看新的內容，再回答一次。</p>
{{/DATA_CHANGED}}
{{#OTHER_ANSWER_WON}}
<p class="lead">這一項已經有另一個回答，先到的有效。<strong>這次沒有更動任何資料。</strong></p>
<p class="status-line">目前的狀態 <span class="chip chip-{{CHIP}}">{{STATE_TITLE}}</span></p>
{{/OTHER_ANSWER_WON}}
{{#NOT_PLANNED}}
<p class="lead">{{CATEGORY_TITLE}}還沒有開放確認。<strong>這次沒有更動任何資料。</strong></p>
{{/NOT_PLANNED}}
{{#NOT_OPEN}}
<p class="lead">{{CATEGORY_TITLE}}在 {{OPENS_AT}} 開放確認。<strong>這次沒有更動任何資料。</strong></p>
{{/NOT_OPEN}}
{{#CLOSED}}
<p class="lead">{{CATEGORY_TITLE}}已在 {{CLOSES_AT}} 截止。<strong>這次沒有更動任何資料。</strong></p>
<p class="status-line">目前的狀態 <span class="chip chip-{{CHIP}}">{{STATE_TITLE}}</span></p>
{{/CLOSED}}
{{#KEPT}}
<section class="kept" aria-labelledby="kept">
<h2 id="kept">您剛才寫的文字</h2>
<p>這些文字沒有送出。需要的話，請先複製下來。</p>
<dl class="said">{{#KEPT_TEXT}}<div><dt>{{LABEL}}</dt><dd class="typed" dir="auto">{{TEXT:pre_escape}}</dd></div>{{/KEPT_TEXT}}</dl>
</section>
{{/KEPT}}
{{#CHANGES}}
<section class="changes" aria-labelledby="changes">
<h2 id="changes">更新的地方</h2>
{{>DIFFERENCES}}
</section>
{{/CHANGES}}
{{#NEW_DATA}}
<h2>新的內容，共 {{COUNT}}</h2>
{{>RECORDS}}
<p class="version">這份資料的版本 <code>{{SHORT_DIGEST}}</code></p>
{{/NEW_DATA}}
</article>
<p class="next">{{#TICKET}}<a class="button" href="{{TICKET_URL}}">看回報單</a> {{/TICKET}}<a class="button" href="{{REVIEW_URL}}">回到核對 {{CATEGORY_TITLE}}</a></p>
