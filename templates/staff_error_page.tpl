{{%AUTOESCAPE context="HTML"}}
<div class="error" data-status="{{STATUS}}">
<h1>{{TITLE}}</h1>
{{#BAD_REQUEST}}<p class="lead">送來的內容缺了一部分，系統讀不懂。</p><p>請回到首頁，從那裡再進入一次。</p>{{/BAD_REQUEST}}
{{#FORBIDDEN}}<p class="lead">您目前的登入身分，不能使用這一頁。</p><p>請回學習歷程系統，用自己的帳號再進入一次。</p>{{/FORBIDDEN}}
{{#SESSION_ENDED}}<p class="lead">您有一段時間沒有操作，系統已自動登出。</p><p>請再登入一次，然後重做剛才的步驟。</p>{{/SESSION_ENDED}}
{{#FOREIGN_REQUEST}}<p class="lead">為了保護資料，系統沒有接受這次送出。</p><p>請回到該頁面，重新整理後再送出一次。</p>{{/FOREIGN_REQUEST}}
{{#TICKET_REFUSED}}<p class="lead">進入用的憑證已使用過，或是時間已過。</p><p>請回學習歷程系統，再點一次按鈕。</p>{{/TICKET_REFUSED}}
{{#NOT_ATTENDING}}<p class="lead">學校的人事資料中，沒有您的在職紀錄。</p><p>請洽學校的系統管理員，確認您的帳號與職務。</p>{{/NOT_ATTENDING}}
{{#NOT_FOUND}}<p class="lead">這個網址沒有內容，或不在您的職務範圍內。</p><p>請回到首頁，從那裡選擇。</p>{{/NOT_FOUND}}
{{#METHOD_NOT_ALLOWED}}<p class="lead">這個網址只能由頁面上的按鈕開啟。</p><p>請回到首頁，從那裡操作。</p>{{/METHOD_NOT_ALLOWED}}
{{#CONFLICT}}<p class="lead">另一個動作先完成了，這一次沒有生效。</p><p>請回到該頁面，看目前的狀態。</p>{{/CONFLICT}}
{{#TOO_LARGE}}<p class="lead">送出的文字超過系統可以接受的長度。</p><p>請縮短內容，再送出一次。</p>{{/TOO_LARGE}}
{{#FILE_TOO_LARGE}}<p class="lead">收訖明細的壓縮檔通常只有幾 MB，這個檔案超過 64 MB。</p><p>請確認選對檔案：國教署給的加密壓縮檔。不要先解壓縮，也不要和別的檔案一起壓縮。</p>{{/FILE_TOO_LARGE}}
{{#TOO_MANY}}<p class="lead">短時間內的操作太多，系統請您稍候。</p><p>請等一分鐘再試。資料都還在。</p>{{/TOO_MANY}}
{{#BROKEN}}<p class="lead">這是系統的問題，不是您的操作造成的。</p><p>請稍後再試。若一直出現，請把頁面編號告訴學校的系統管理員。</p>{{/BROKEN}}
{{#UNAVAILABLE}}<p class="lead">系統正忙或正在維護，通常幾分鐘內恢復。</p><p>請稍後重新整理這一頁。先前的資料都還在。</p>{{/UNAVAILABLE}}
{{#PREFETCHED}}<p class="lead">瀏覽器想先替您開啟這一頁，系統沒有照做。</p><p>請再點一次，就會開啟。</p>{{/PREFETCHED}}
{{#WAITING}}<p class="lead" role="status">目前人數較多，這一頁每 10 秒會自動再試。資料都還在。</p><p>請不要關閉這一頁。若剛才正在送出，請稍後查看是否已經完成。</p>{{/WAITING}}
{{#SAVED_NOTHING}}<p class="saved">這次沒有儲存或更動任何資料。</p>{{/SAVED_NOTHING}}
{{#SAVED_UNKNOWN}}<p class="saved">送出是否完成還不確定。再送出之前，請先看是否已經完成。</p>{{/SAVED_UNKNOWN}}
<div class="next">
{{#LOGIN}}<a class="button button-filled" href="{{LOGIN_URL}}">從學習歷程系統再進入</a>{{/LOGIN}}
<a class="button button-plain" href="/receipt/staff/">回到首頁</a>
</div>
</div>
