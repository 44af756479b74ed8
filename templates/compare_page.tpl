{{%AUTOESCAPE context="HTML"}}
<h1>對照 <span class="phrase">{{CATEGORY_TITLE}}</span></h1>
<p class="sub">{{TERM_TITLE}}</p>
<p class="lead">校內紀錄和中央資料庫收到的，逐欄對照。</p>
{{#NOT_YET}}<div class="empty"><p class="empty-title">現在還不能對照</p><p>開放核對以後，就能在這裡對照。</p></div>{{/NOT_YET}}
{{#ONLY_SUBMITTED}}<div class="empty"><p class="empty-title">這一項還不能對照</p><p>中央資料庫還沒有回傳，只有學校提交的內容。</p></div>{{/ONLY_SUBMITTED}}
{{#NOTHING_KEPT}}<div class="empty"><p class="empty-title">沒有可以對照的紀錄</p><p>校內沒有這個學年期提交的紀錄。</p></div>{{/NOTHING_KEPT}}
{{#ARTICLE}}
<article class="compare" data-category="{{CATEGORY}}" data-term="{{TERM}}" data-digest="{{DIGEST}}" data-extra="{{EXTRA_COUNT}}" data-missing="{{MISSING_COUNT}}" data-changed="{{CHANGED_COUNT}}" data-same="{{SAME_COUNT}}">
{{#NO_DIFFERENCE}}<p class="compare-none">兩邊完全相同，共 {{SAME_COUNT}} {{COUNTER}}。</p>{{/NO_DIFFERENCE}}
{{#BOTH_EMPTY}}<p class="compare-none">兩邊都沒有資料，沒有不同的地方。</p>{{/BOTH_EMPTY}}
{{#LIST}}
<p class="compare-counts">多 {{EXTRA_COUNT}}、少 {{MISSING_COUNT}}、不同 {{CHANGED_COUNT}}</p>
{{>SIDES}}
{{/LIST}}
{{#SAME}}
<details class="compare-same">
<summary>兩邊相同的 {{SAME_COUNT}} {{COUNTER}}</summary>
{{>RECORDS}}
</details>
{{/SAME}}
{{>FILES}}
</article>
{{/ARTICLE}}
{{#WAY}}
<div class="next">
<a class="button button-filled" href="/receipt/{{CATEGORY}}/report?term={{TERM:url_query_escape}}&amp;round={{ROUND_ID:url_query_escape}}{{#SAY_EXTRA}}&amp;extra=1&amp;extra_reason={{REASON:url_query_escape}}{{/SAY_EXTRA}}{{#SAY_MISSING}}&amp;missing=1&amp;missing_reason={{REASON:url_query_escape}}{{/SAY_MISSING}}{{#SAY_WRONG}}&amp;wrong=1&amp;wrong_reason={{REASON:url_query_escape}}{{/SAY_WRONG}}{{#SAY_ROW}}&amp;rows={{ROW:url_query_escape}}{{/SAY_ROW}}">以這些差異回報</a>
<span class="hint">送出前還可以修改。</span>
</div>
{{/WAY}}
