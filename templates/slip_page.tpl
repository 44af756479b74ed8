{{%AUTOESCAPE context="HTML"}}
<h1>提交資料確認單</h1>
{{#NOTHING}}
<div class="empty">
<p class="empty-title">目前沒有可以列印的項目</p>
<p>學校開放確認之後，就可以列印確認單。</p>
</div>
{{/NOTHING}}
{{#SLIP}}
<article class="slip" data-round="{{ROUND_ID}}">
<div class="slip-head">
<dl class="facts">
<div><dt>學校</dt><dd>{{SCHOOL_NAME}}</dd></div>
<div><dt>學生</dt><dd><span class="phrase">{{CLASS_NAME}}</span> <span class="phrase">{{SEAT_NO}} 號</span> <bdi class="phrase">{{NAME}}</bdi></dd></div>
<div><dt>學號</dt><dd>{{STUDENT_NO}}</dd></div>
<div><dt>梯次</dt><dd>{{ROUND_TITLE}}</dd></div>
<div><dt>製作時間</dt><dd>{{MADE_AT}}</dd></div>
</dl>
<svg class="qr" width="116" height="116" viewBox="0 0 {{QR_SIZE}} {{QR_SIZE}}" role="img" aria-label="查驗收據網址的 QR 碼"><path class="qr-paper" d="M0 0h{{QR_SIZE}}v{{QR_SIZE}}h-{{QR_SIZE}}z"/><path class="qr-ink" d="{{QR_PATH}}"/></svg>
</div>
{{#ANSWER}}
<section class="slip-answer" aria-labelledby="slip-{{CATEGORY}}" data-category="{{CATEGORY}}" data-state="{{STATE}}" data-term="{{TERM}}" data-digest="{{DIGEST}}" data-rows="{{ROWS}}">
<div class="slip-title"><h2 id="slip-{{CATEGORY}}">{{CATEGORY_TITLE}}</h2><span class="slip-term">{{TERM_TITLE}}</span> <span class="chip chip-{{CHIP}}">{{STATE_TITLE}}</span></div>
{{#NOTE_AWAITING}}<p>中央資料庫的資料還沒有收到，尚未確認。</p>{{/NOTE_AWAITING}}
{{#NOTE_NOT_OPEN}}<p>還沒有開放，預定 {{OPENS_AT}} 開放。</p>{{/NOTE_NOT_OPEN}}
{{#NOTE_CONFIRMED}}<p>本人於 {{AT}} 確認資料正確。</p>{{/NOTE_CONFIRMED}}
{{#NOTE_PENDING}}<p>尚未確認。{{CLOSES_AT}} 截止。</p>{{/NOTE_PENDING}}
{{#NOTE_RECHECK}}<p>尚未確認，請再核對一次。{{CLOSES_AT}} 截止。</p>{{/NOTE_RECHECK}}
{{#NOTE_UNANSWERED}}<p>尚未確認。截止時還在請您再核對。</p>{{/NOTE_UNANSWERED}}
{{#NOTE_REPORTED}}<p>尚未確認。{{AT}} 已回報錯誤，處理中。</p>{{/NOTE_REPORTED}}
{{#NOTE_FIXING}}<p>尚未確認。承辦處室自 {{AT}} 起更正中。</p>{{/NOTE_FIXING}}
{{#NOTE_DEEMED}}<p>{{CLOSES_AT}} 截止前沒有回覆，視為確認正確。</p>{{/NOTE_DEEMED}}
{{#NOTE_NOT_REQUIRED}}<p>尚未確認。這一項沒有收到資料，沒有要提交的就不用處理。</p>{{/NOTE_NOT_REQUIRED}}
{{#NOTE_LEFT}}<p>已轉出，這一項不用確認。</p>{{/NOTE_LEFT}}
{{#REPORT}}<p class="slip-report">回報單 {{REPORT_ID}}，{{REPORT_AT}} 送出，{{REPORT_TITLE}}。</p>
<dl class="slip-said">{{#COMPLAINT}}<div><dt>{{PATTERN_TITLE}}</dt><dd class="typed" dir="auto">{{REASON:pre_escape}}</dd></div>{{/COMPLAINT}}</dl>{{/REPORT}}
<dl class="facts slip-facts">
{{#RECEIPT}}<div><dt>收據碼</dt><dd class="slip-code" data-receipt-code="{{RECEIPT_CODE}}">{{RECEIPT_CODE}}</dd></div>{{/RECEIPT}}
{{#DATA}}<div><dt>收到</dt><dd>{{COUNT}}</dd></div>
<div><dt>資料指紋</dt><dd><code class="slip-print">{{FINGERPRINT}}</code></dd></div>{{/DATA}}
{{#IN_SEAL}}<div data-answered="{{ANSWERED}}"><dt>封存為</dt><dd>{{ANSWERED_TITLE}} <a class="no-print phrase" href="{{URL}}" download>下載證明</a></dd></div>{{/IN_SEAL}}
<div><dt>承辦</dt><dd>{{>OFFICE}}</dd></div>
</dl>
</section>
{{/ANSWER}}
{{#SEALED}}
<section class="slip-answer" aria-labelledby="slip-seal" data-seal="{{SEAL_STAGE}}" data-seal-sequence="{{SEQUENCE}}" data-root="{{ROOT}}">
<div class="slip-title"><h2 id="slip-seal">{{SEAL_TITLE}}</h2><span class="slip-term">封存序號 {{SEQUENCE}}</span> <span class="slip-term">{{SEALED_AT}} 封存</span></div>
<p class="no-print">{{SEAL_SENTENCE}}</p>
<dl class="facts slip-facts">
<div><dt>封存指紋</dt><dd><code class="slip-print">{{GROUPED_ROOT}}</code></dd></div>
<div><dt>金鑰代號</dt><dd><code class="slip-print">{{KEY_ID}}</code></dd></div>
</dl>
<p class="hint">封存指紋應該和學校公布欄上的完全相同。<span class="no-print">下載的證明，日後可以用學校的公鑰查驗。</span></p>
</section>
{{/SEALED}}
<p class="slip-check">查驗收據碼：{{CHECK_ADDRESS}}</p>
<p class="hint">只有「已確認」的項目有收據碼。逾期未處理的項目，視為確認正確。{{#BEFORE_SEAL}}截止後由學校封存，那時再印一次，就有封存指紋。{{/BEFORE_SEAL}}{{#SEALING}}學校正在封存，封存後再印一次，就有封存指紋。{{/SEALING}}</p>
</article>
<p class="keep" data-print="列印這張確認單">{{#ONE_SHEET}}確認單印出來剛好一張 A4，可以自己保存。{{/ONE_SHEET}}{{#WITH_REPORT}}回報的文字較長時，會印到第二張。{{/WITH_REPORT}}</p>
{{/SLIP}}
