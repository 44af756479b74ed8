{{%AUTOESCAPE context="HTML"}}
{{#MEANWHILE}}
<div class="error-summary" role="alert" tabindex="-1" autofocus data-conflict="meanwhile" aria-labelledby="meanwhile">
<h2 id="meanwhile">您這次按的沒有生效</h2>
<p>在您按下之前，這份檔案的情形已經改變。目前的情形在下面，請看過再決定。</p>
</div>
{{/MEANWHILE}}
<h1>{{HEADING}}</h1>
<p class="sub"><span class="phrase">{{ROUND_TITLE}}</span>　<bdi class="phrase file-name">{{FILE_NAME}}</bdi></p>
<article class="answer ticket hand-in" data-hand-in="{{ID}}" data-hand-in-state="{{STATE}}" data-digest="{{SHA256}}" data-reopened="{{REOPENED}}">
{{#WAITING}}
<div class="deadline deadline-waiting">
<p class="deadline-when" role="status">{{#CHECKING}}系統正在檢查檔案{{/CHECKING}}{{#APPLYING}}系統正在匯入{{/APPLYING}}</p>
<p class="deadline-what">通常不到一分鐘。這一頁會自動更新，您也可以先離開，稍後再回來看。</p>
<p class="live" data-retry="5" data-stop="停止自動更新" data-stopped="自動更新已停止。要看最新情形，請重新整理這一頁。"></p>
</div>
{{#LATE}}
<section class="error-summary" data-late aria-labelledby="late">
<h2 id="late">已經等了 {{MINUTES}} 分鐘，比平常久</h2>
<p>檔案還在，不用再交付一次。請告訴學習歷程系統的系統管理員：「收訖明細的收件匣沒有在處理。」</p>
</section>
{{/LATE}}
{{/WAITING}}
{{#MOVED}}
<section class="error-summary" data-moved="{{ORDERED}}" aria-labelledby="moved">
<h2 id="moved">還沒有匯入，請再看一次</h2>
<p>您按下匯入時，會請 {{ORDERED}} 人次再確認；現在是 {{NOW}} 人次。這段時間有人回覆，或資料有變動。</p>
</section>
{{/MOVED}}
{{#REFUSED}}
<section class="error-summary" data-reason="{{REASON}}" aria-labelledby="refused">
<h2 id="refused">這個檔案不能匯入，資料沒有任何變動</h2>
<p class="typed" dir="auto">{{MESSAGE:pre_escape}}</p>
</section>
<p>系統已經刪除這個檔案。問題解決之後，請再交付一次。</p>
{{/REFUSED}}
{{#WITHDRAWN}}<p class="lead">這份檔案已經取消，資料沒有任何變動。檔案和密碼都刪除了。</p>{{/WITHDRAWN}}
{{#APPLIED}}<p class="notice-done" role="status">已經匯入，學生現在看到的是新資料。</p>{{/APPLIED}}
{{#RESULT}}
{{#NOTHING_NEW}}<p class="lead">這份檔案的內容和系統裡的完全相同，匯入後不會有任何變動。</p>{{/NOTHING_NEW}}
<h2>{{#WOULD}}匯入之後會怎樣{{/WOULD}}{{#DID}}匯入的結果{{/DID}}</h2>
<dl class="facts facts-card">
<div><dt>新收到</dt><dd data-count="new">{{NEW}} 份</dd></div>
<div><dt>內容變動</dt><dd data-count="changed">{{CHANGED}} 份{{#SOME_GONE}}，其中 <strong>{{GONE}} 份變成沒有資料</strong>{{/SOME_GONE}}</dd></div>
<div><dt>內容相同</dt><dd data-count="unchanged">{{UNCHANGED}} 份</dd></div>
<div><dt>請再確認</dt><dd data-count="reopened">{{#SOME_REOPENED}}<strong>{{REOPENED_COUNT}} 人次</strong>{{/SOME_REOPENED}}{{#NONE_REOPENED}}沒有人要再確認{{/NONE_REOPENED}}</dd></div>
</dl>
<p class="hint">一位學生的一個項目算一份。已確認而內容變動的，系統會請學生再確認一次。</p>
{{#BRAKE}}
<section class="error-summary" data-brake="{{REASON}}" aria-labelledby="brake">
<h2 id="brake">{{#OLD_FILE}}這是已經被取代的舊檔{{/OLD_FILE}}{{#TOO_MANY}}要請很多人再確認{{/TOO_MANY}}</h2>
<p>{{#OLD_FILE}}系統裡已經有比較新的收訖明細。匯入這個檔案，會讓資料回到以前的樣子。請先確認沒有拿錯檔案。{{/OLD_FILE}}{{#TOO_MANY}}一次請這麼多人再確認並不尋常。請先確認沒有拿錯檔案，再按匯入。{{/TOO_MANY}}</p>
</section>
{{/BRAKE}}
{{#FINDINGS}}
<h2>請留意</h2>
<ul class="findings">{{#FINDING}}<li>{{TEXT}}</li>{{/FINDING}}</ul>
{{/FINDINGS}}
{{#ASKED}}
<h2>{{#WOULD}}會請這些同學再確認{{/WOULD}}{{#DID}}已請這些同學再確認{{/DID}}</h2>
<dl class="missing-list asked-again">
{{#CLASS}}<div><dt>{{CLASS_NAME}} <span class="count">{{COUNT}} 人次</span></dt><dd>{{#PERSON}}<span class="person"><b>{{SEAT_NO}}</b> {{NAME}}<em>{{CATEGORY_TITLE}}</em></span> {{/PERSON}}</dd></div>
{{/CLASS}}
</dl>
{{#MORE}}<p>還有 {{COUNT}} 人次沒有列在這裡。</p>{{/MORE}}
{{/ASKED}}
{{/RESULT}}
<h2>經過</h2>
<ol class="steps">
{{#STEP}}<li class="step"><p class="step-what">{{WHAT}}</p><p class="step-at">{{ACTOR}}　{{AT}}</p></li>
{{/STEP}}
</ol>
</article>
{{#DECIDE}}
<section class="office-answer decide" aria-labelledby="decide">
<h2 id="decide">要匯入嗎？</h2>
<p>匯入之後不能復原。若資料有錯，請國教署重新產生收訖明細，再交付一次。</p>
<div class="final">
<form method="post" action="{{URL}}" data-once="處理中，請稍候">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="seen" value="{{SEEN}}">
<input type="hidden" name="act" value="withdraw">
<button class="button button-plain" type="submit">取消，不匯入</button>
</form>
<form method="post" action="{{URL}}" data-once="處理中，請稍候">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="seen" value="{{SEEN}}">
<input type="hidden" name="sha256" value="{{SHA256}}">
<input type="hidden" name="reopened" value="{{REOPENED}}">
<input type="hidden" name="act" value="apply">
<button class="button button-filled" type="submit">{{#ASKS}}匯入，並請 {{REOPENED}} 人次再確認{{/ASKS}}{{#ASKS_NOBODY}}匯入這份收訖明細{{/ASKS_NOBODY}}</button>
</form>
</div>
</section>
{{/DECIDE}}
{{#TAKE_BACK}}
<form class="withdraw" method="post" action="{{URL}}" data-once="處理中，請稍候">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="seen" value="{{SEEN}}">
<input type="hidden" name="act" value="withdraw">
<p class="hint">交錯檔案了？取消之後，系統會刪除檔案和密碼。</p>
<button class="button" type="submit">取消這份檔案</button>
</form>
{{/TAKE_BACK}}
<p class="next"><a class="button button-plain" href="/receipt/staff/school/import">{{#AGAIN}}再交付一個檔案{{/AGAIN}}{{#BACK_TO_LIST}}回到交付收訖明細{{/BACK_TO_LIST}}</a></p>
