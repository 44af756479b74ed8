{{%AUTOESCAPE context="HTML"}}
{{#AWAY}}
<div class="error-summary" id="error-summary" role="alert" tabindex="-1" aria-labelledby="away" data-inbox="{{REASON}}">
<h2 id="away">目前不能交付檔案</h2>
<p>{{#FULL}}系統存放檔案的磁碟已滿。{{/FULL}}{{#MISSING}}系統的收件匣還沒有準備好。{{/MISSING}}{{#NOT_KEPT}}剛才的檔案沒有收下，也沒有留下任何部分。{{/NOT_KEPT}}</p>
<p>請告訴學習歷程系統的系統管理員，修好之後再交付一次。</p>
</div>
{{/AWAY}}
{{#FAULTS}}
<div class="error-summary" id="error-summary" role="alert" tabindex="-1" autofocus aria-labelledby="error-summary-title">
<h2 id="error-summary-title">還沒有交付，請先修改</h2>
<ul>{{#FAULT}}<li><a href="#{{FIELD_ID}}">{{MESSAGE}}</a></li>{{/FAULT}}</ul>
<p>瀏覽器不會記住檔案和密碼，請再選一次、再填一次。</p>
</div>
{{/FAULTS}}
<h1>交付收訖明細</h1>
<p class="lead">請把國教署給的加密壓縮檔交給系統。系統會先檢查，告訴您哪些資料會變動。您看過之後按下匯入，資料才會更新。</p>
{{#NO_ROUND}}
<div class="empty">
<p class="empty-title">目前沒有可以匯入的梯次</p>
<p>請先建立確認梯次。已封存的梯次不能再匯入。</p>
</div>
{{/NO_ROUND}}
{{#FORM}}
<form class="report hand-in-form" method="post" action="/receipt/staff/school/import" enctype="multipart/form-data" novalidate data-once="檔案傳送中，請稍候">
<input type="hidden" name="csrf" value="{{CSRF}}">
<div class="report-part">
<label for="round">匯入到哪個梯次</label>
{{#ROUND_FAULT}}<p class="fault" id="round-fault"><span class="visually-hidden">錯誤：</span>{{MESSAGE}}</p>{{/ROUND_FAULT}}
<select id="round" name="round"{{#ROUND_FAULT}} aria-invalid="true" aria-describedby="round-fault"{{/ROUND_FAULT}}>
{{#CHOOSE}}<option value="">請選擇</option>{{/CHOOSE}}
{{#OPTION}}<option value="{{VALUE}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{WORD}}</option>{{/OPTION}}
</select>
</div>
<div class="report-part">
<label for="package">收訖明細壓縮檔</label>
<p class="hint" id="package-hint">副檔名是 .zip，最大 64 MB。請不要先解壓縮，也不要改裡面的檔案。</p>
{{#PACKAGE_FAULT}}<p class="fault" id="package-fault"><span class="visually-hidden">錯誤：</span>{{MESSAGE}}</p>{{/PACKAGE_FAULT}}
<input type="file" id="package" name="package" accept=".zip,application/zip" aria-describedby="package-hint{{#PACKAGE_FAULT}} package-fault{{/PACKAGE_FAULT}}"{{#PACKAGE_FAULT}} aria-invalid="true"{{/PACKAGE_FAULT}}>
</div>
<div class="report-part">
<label for="password">壓縮檔的密碼</label>
<p class="hint" id="password-hint">國教署隨檔案給的密碼。只用來打開這個檔案，處理完就刪除。</p>
{{#PASSWORD_FAULT}}<p class="fault" id="password-fault"><span class="visually-hidden">錯誤：</span>{{MESSAGE}}</p>{{/PASSWORD_FAULT}}
<input type="password" id="password" name="password" autocomplete="off" aria-describedby="password-hint{{#PASSWORD_FAULT}} password-fault{{/PASSWORD_FAULT}}"{{#PASSWORD_FAULT}} aria-invalid="true"{{/PASSWORD_FAULT}}>
</div>
<div class="final">
<a class="button button-plain" href="/receipt/staff/school">取消</a>
<button class="button button-filled" type="submit">交付檔案，開始檢查</button>
</div>
</form>
{{/FORM}}
{{#HISTORY}}
<section class="hand-ins" aria-labelledby="history">
<h2 id="history">最近交付的檔案</h2>
<ul class="office-list">
{{#ITEM}}
<li class="office-item" data-hand-in="{{ID}}" data-hand-in-state="{{STATE}}">
<p class="office-item-title"><a href="{{URL}}"><bdi class="file-name">{{FILE_NAME}}</bdi></a> <span class="chip chip-{{CHIP}}">{{STATE_TITLE}}</span></p>
<p class="sub"><span class="phrase">{{ROUND_TITLE}}</span>　<span class="phrase">{{AT}}</span></p>
</li>
{{/ITEM}}
</ul>
</section>
{{/HISTORY}}
