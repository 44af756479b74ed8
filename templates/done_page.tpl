{{%AUTOESCAPE context="HTML"}}
<h1>已送出確認結果</h1>
<article class="receipt" data-receipt-code="{{RECEIPT_CODE}}" data-category="{{CATEGORY}}" data-state="{{STATE}}" data-term="{{TERM}}" data-digest="{{DIGEST}}" data-rows="{{ROWS}}" data-round="{{ROUND_ID}}">
<div class="receipt-head">
<div class="receipt-words">
<p><span class="chip chip-{{STATE}}">{{STATE_TITLE}}</span></p>
<p class="receipt-label">收據碼</p>
<p class="receipt-code">{{RECEIPT_CODE}}</p>
</div>
<svg class="qr" width="132" height="132" viewBox="0 0 {{QR_SIZE}} {{QR_SIZE}}" role="img" aria-label="查驗這張收據的 QR 碼"><path class="qr-paper" d="M0 0h{{QR_SIZE}}v{{QR_SIZE}}h-{{QR_SIZE}}z"/><path class="qr-ink" d="{{QR_PATH}}"/></svg>
</div>
<dl class="facts">
<div><dt>項目</dt><dd>{{CATEGORY_TITLE}} <span class="phrase">{{TERM_TITLE}}</span> <span class="phrase">{{COUNT}}</span></dd></div>
<div><dt>確認時間</dt><dd>{{AT}}</dd></div>
<div><dt>確認的人</dt><dd><span class="phrase">{{SCHOOL_NAME}}</span> <span class="phrase">{{CLASS_NAME}} {{SEAT_NO}} <bdi>{{NAME}}</bdi></span></dd></div>
<div><dt>資料版本</dt><dd><code>{{SHORT_DIGEST}}</code></dd></div>
{{#BEFORE_SEAL}}<div><dt>接下來</dt><dd>{{CLOSES_AT}} 截止後由學校封存，資料將封存於國教署中央資料庫。</dd></div>{{/BEFORE_SEAL}}
{{#SEALING}}<div data-seal="sealing"><dt>封存中</dt><dd>學校正在封存，封存好之後這裡會有證明。</dd></div>{{/SEALING}}
{{#SEALED}}<div data-seal="{{SEAL_STAGE}}" data-seal-sequence="{{SEQUENCE}}"><dt>封存</dt><dd><strong>{{SEAL_TITLE}}</strong> <span class="phrase">{{SEALED_AT}} 封存，</span><span class="phrase">封存序號 {{SEQUENCE}}。</span> {{SEAL_SENTENCE}}</dd></div>
<div><dt>封存為</dt><dd>{{ANSWERED_TITLE}}</dd></div>
<div><dt>封存指紋</dt><dd><code>{{SHORT_ROOT}}</code></dd></div>
<div class="no-print"><dt>證明</dt><dd><a href="{{URL}}" download>下載封存證明</a> <span class="phrase">證明這項回答在這次封存裡。</span></dd></div>{{/SEALED}}
<div><dt>有問題</dt><dd>{{>OFFICE}}</dd></div>
<div class="facts-check"><dt>查驗</dt><dd>{{CHECK_ADDRESS}}</dd></div>
</dl>
</article>
<p class="keep" data-print="列印這張收據">收據隨時可以再打開，也可以列印或截圖留存。</p>
<div class="next">
{{#NEXT}}<a class="button" href="{{NEXT_URL}}">接著核對 {{NEXT_TITLE}}</a>{{/NEXT}}
{{#ALL_DONE}}<p class="all-done">目前沒有等您核對的項目了，謝謝您。</p>{{/ALL_DONE}}
<a class="button button-plain" href="/receipt/">回到全部項目</a>
<a href="/receipt/slip?round={{ROUND_ID:url_query_escape}}">四項一起印成確認單</a>
</div>
