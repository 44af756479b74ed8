{{%AUTOESCAPE context="HTML"}}
<div class="no-print">
<p class="lead">請列印後貼在公布欄，讓同學和家長可以比對。這一張沒有任何人的資料。</p>
<p class="print-place" data-print="列印封存公告"></p>
<noscript><p class="hint">請用瀏覽器的列印功能，紙張選 A4。</p></noscript>
</div>
<article class="slip seal-notice" data-round="{{ROUND_ID}}" data-seal="{{SEAL_STAGE}}" data-seal-sequence="{{SEQUENCE}}" data-root="{{ROOT}}">
<p class="seal-school">{{SCHOOL_NAME}}</p>
<h1>封存公告</h1>
<dl class="facts">
<div><dt>梯次</dt><dd>{{ROUND_TITLE}} <span class="phrase">（{{ROUND_CODE}}）</span></dd></div>
<div><dt>學校代碼</dt><dd>{{SCHOOL_CODE}}</dd></div>
<div><dt>封存序號</dt><dd>{{SEQUENCE}}</dd></div>
<div><dt>封存時間</dt><dd>{{SEALED_AT}}</dd></div>
<div><dt>目前狀態</dt><dd>{{SEAL_TITLE}}</dd></div>
</dl>
<section class="seal-root" aria-labelledby="seal-root">
<div>
<h2 id="seal-root">封存指紋（樹根）</h2>
<p><code class="seal-digits">{{GROUPED_ROOT}}</code></p>
<p class="seal-key">簽章金鑰代號 <code>{{KEY_ID}}</code></p>
</div>
<svg class="qr" width="148" height="148" viewBox="0 0 {{QR_SIZE}} {{QR_SIZE}}" role="img" aria-label="封存指紋的 QR 碼"><path class="qr-paper" d="M0 0h{{QR_SIZE}}v{{QR_SIZE}}h-{{QR_SIZE}}z"/><path class="qr-ink" d="{{QR_PATH}}"/></svg>
</section>
<section aria-labelledby="seal-counts">
<h2 id="seal-counts">封存了 {{TREE_SIZE}} 項回答</h2>
<table class="seal-counts">
<thead><tr><th scope="col">狀態</th><th scope="col">項數</th><th scope="col">封存為</th></tr></thead>
<tbody>
{{#COUNT_ITEM}}<tr data-state="{{STATE}}" data-count="{{COUNT}}"><th scope="row">{{STATE_TITLE}}</th><td>{{COUNT}}</td><td>{{ANSWERED}}</td></tr>{{/COUNT_ITEM}}
</tbody>
</table>
<p class="hint">另有 {{LEFT}} 位同學已轉出，不在其中。{{#DISPUTED_LEFT_OUT}}仍有爭議的資料，沒有放進封存檔。{{/DISPUTED_LEFT_OUT}}</p>
</section>
<section aria-labelledby="seal-what">
<h2 id="seal-what">這串指紋有什麼用</h2>
<p>封存指紋由這一次的每一項回答算出。改動任何一項，指紋就會不同。</p>
<p>同學登入後可以下載封存證明，裡面的指紋應該和這一張完全相同。</p>
<p>用查驗程式和學校的公鑰，任何人都能查驗，不用連線：</p>
<p><code class="seal-command">shouqi-verify proof 封存證明.json --public-key 學校公鑰.pem</code></p>
</section>
</article>
