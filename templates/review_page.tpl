{{%AUTOESCAPE context="HTML"}}
<h1>核對 <span class="phrase">{{CATEGORY_TITLE}}</span></h1>
{{#TERM_NAMED}}<p class="sub">{{TERM_TITLE}}</p>{{/TERM_NAMED}}
{{#PICKER}}
<form class="picker" method="get" action="/receipt/{{CATEGORY}}">
<label for="term">學年期</label>
<select id="term" name="term">
{{#OPTION}}<option value="{{TERM}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{TERM}}　{{WINDOW}}</option>{{/OPTION}}
</select>
<button class="button" type="submit">查詢</button>
</form>
{{/PICKER}}
{{#OTHER_BATCH}}<p class="batch">這個學期分批確認：<a href="{{URL}}">{{BATCH_TITLE}}</a></p>{{/OTHER_BATCH}}
{{#STATUS}}
<div class="status status-{{CHIP}}">
<p class="status-line"><span class="chip chip-{{CHIP}}">{{STATE_TITLE}}</span>{{#OPEN}} <span class="status-when">{{CLOSES_AT}} 截止</span> <span class="status-left" data-deadline="{{DEADLINE}}" data-now="{{NOW}}">{{TIME_LEFT}}</span>{{/OPEN}}</p>
{{#NOTE_AWAITING}}<p>學校還在等中央資料庫的收訖資料。目前不用處理，收到後會請您核對。</p>{{/NOTE_AWAITING}}
{{#NOTE_NOT_OPEN}}<p>預定 {{OPENS_AT}} 開放核對，請到時再來。</p>{{/NOTE_NOT_OPEN}}
{{#NOTE_NOT_REQUIRED}}<p>這一項可以不處理。若您應該有資料，請在下面回報。</p>{{/NOTE_NOT_REQUIRED}}
{{#NOTE_CONFIRMED}}<p>您在 {{AT}} 確認資料正確。收據 <a class="code" href="{{URL}}">{{RECEIPT_CODE}}</a></p>{{/NOTE_CONFIRMED}}
{{#NOTE_REPORTED}}<p>您已回報，承辦處室處理中。<a href="{{URL}}">看回報單</a></p>{{/NOTE_REPORTED}}
{{#NOTE_FIXING}}<p>承辦處室更正中，更正後會請您再看。<a href="{{URL}}">看回報單</a></p>{{/NOTE_FIXING}}
{{#NOTE_REOPENED}}<p>學校重新開放了這一項。</p>{{/NOTE_REOPENED}}
{{#NOTE_EXTENDED}}<p>學校延長了這一項的時間。</p>{{/NOTE_EXTENDED}}
{{#NOTE_RECHECK}}<p>請再看一次，然後回答。先前的回答不算這一版。</p>{{/NOTE_RECHECK}}
{{#NOTE_ANSWERED}}<p>您的回報有結果了。<a href="{{URL}}">看回報單與說明</a></p>{{/NOTE_ANSWERED}}
{{#NOTE_DEEMED}}<p>{{CLOSES_AT}} 截止前沒有回覆，依規定視為確認正確。</p>{{/NOTE_DEEMED}}
{{#NOTE_LEFT}}<p>您已轉出，這一項不用處理。</p>{{/NOTE_LEFT}}
{{#NOTE_SEALING}}<p data-seal="sealing">學校正在封存這個梯次，現在不能再回答。</p>{{/NOTE_SEALING}}
{{#NOTE_SEALED}}<p data-seal="{{SEAL_STAGE}}">這一項已在封存裡，封存為：{{ANSWERED_TITLE}}。<a href="{{URL}}" download>下載封存證明</a></p>{{/NOTE_SEALED}}
</div>
{{/STATUS}}
{{#READ_ONLY}}<div class="status status-archive"><p>這是先前學期的資料，只供查看。</p></div>{{/READ_ONLY}}
{{#NOTHING}}
<div class="empty">
<p class="empty-title">目前沒有您的{{CATEGORY_TITLE}}資料</p>
<p>學校開放確認之後，資料就會出現在這裡。</p>
</div>
{{/NOTHING}}
{{#CHANGES}}
<section class="changes" aria-labelledby="changes">
<h2 id="changes">{{DATE}} 更新的地方</h2>
{{>DIFFERENCES}}
</section>
{{/CHANGES}}
{{#ARTICLE}}
<article class="answer" data-category="{{CATEGORY}}" data-state="{{STATE}}" data-term="{{TERM}}" data-digest="{{DIGEST}}" data-rows="{{ROWS}}" data-round="{{ROUND_ID}}">
{{#DOCUMENT}}
{{#RECEIVED_ROWS}}<p class="lead">中央資料庫收到的內容如下，共 <strong>{{COUNT}}</strong>。</p>{{/RECEIVED_ROWS}}
{{#RECEIVED_NO_ROWS}}<p class="lead">中央資料庫沒有收到您的{{CATEGORY_TITLE}}。</p>{{/RECEIVED_NO_ROWS}}
{{#SUBMITTED}}<p class="submitted"><span class="chip chip-submitted">已提交</span> 這是學校提交的內容，中央資料庫還沒有回傳。</p>{{/SUBMITTED}}
{{#SUBMITTED_ROWS}}<p class="lead">學校提交的內容如下，共 <strong>{{COUNT}}</strong>。</p>{{/SUBMITTED_ROWS}}
{{#SUBMITTED_NO_ROWS}}<p class="lead">學校沒有提交您的{{CATEGORY_TITLE}}。</p>{{/SUBMITTED_NO_ROWS}}
{{>RECORDS}}
{{>FILES}}
<p class="version">這份資料的版本 <code>{{SHORT_DIGEST}}</code></p>
{{/DOCUMENT}}
</article>
{{/ARTICLE}}
{{#COMPARE}}<p class="compare-link"><a href="{{URL}}">和校內紀錄對照</a></p>{{/COMPARE}}
{{#WAYS}}
<section class="ways-section" aria-labelledby="ways">
<h2 id="ways">看完了，請選一個</h2>
<div class="ways">
<a class="way" href="/receipt/{{CATEGORY}}/report?term={{TERM:url_query_escape}}&amp;round={{ROUND_ID:url_query_escape}}&amp;digest={{DIGEST:url_query_escape}}">資料錯誤回報</a>
<a class="way" href="/receipt/{{CATEGORY}}/confirm?term={{TERM:url_query_escape}}&amp;round={{ROUND_ID:url_query_escape}}&amp;digest={{DIGEST:url_query_escape}}">資料正確無誤</a>
</div>
<p class="ways-hint">選了之後還會再問您一次，不會馬上送出。{{CLOSES_AT}} 截止。</p>
<p class="ways-hint">有疑問，請找 {{>OFFICE}}</p>
</section>
{{/WAYS}}
{{#ASK}}
<section class="ask" aria-labelledby="ask">
<h2 id="ask">資料有問題，請找</h2>
<p>{{>OFFICE}}</p>
</section>
{{/ASK}}
