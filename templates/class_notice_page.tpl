{{%AUTOESCAPE context="HTML"}}
<div{{#SOMEBODY}} class="no-print"{{/SOMEBODY}}>
<h1><span class="phrase">{{CLASS_NAME}}</span> <span class="phrase">通知單</span></h1>
{{#NOBODY}}
<div class="empty">
<p class="empty-title">沒有需要通知的同學</p>
<p>目前沒有人還沒完成，不用列印。</p>
</div>
{{/NOBODY}}
{{#SOMEBODY}}
<p class="lead">還有 {{STUDENTS}} 位同學沒有完成，每人一張。請列印後剪開，交給沒有手機的同學。</p>
<p class="print-place" data-print="列印通知單"></p>
<noscript><p class="hint">請用瀏覽器的列印功能，紙張選 A4。</p></noscript>
{{/SOMEBODY}}
</div>
<div class="notices">
{{#SLIP}}
<section class="notice" aria-labelledby="notice-{{STUDENT_NO}}">
<p class="notice-title parts"><span>收訖確認通知</span> <span>{{SCHOOL_NAME}}</span> <span>{{ROUND_TITLE}}</span></p>
<h2 class="notice-who parts" id="notice-{{STUDENT_NO}}"><span>{{CLASS_NAME}} <b>{{SEAT_NO}}</b> 號</span> <b><bdi>{{NAME}}</bdi></b> <span>學號 {{STUDENT_NO}}</span></h2>
<p>學校已把您的資料提交到中央資料庫。下列項目請您核對，再回覆正確或有誤：</p>
<table class="notice-table">
<thead><tr><th scope="col">項目</th><th scope="col">收到</th><th scope="col">狀態</th><th scope="col">截止</th><th scope="col">有誤請找</th></tr></thead>
<tbody>{{#ITEM}}<tr><th scope="row">{{CATEGORY_TITLE}}</th><td>{{COUNT}}</td><td>{{STATE_TITLE}}</td><td>{{CLOSES_AT}}</td><td>{{>OFFICE}}</td></tr>{{/ITEM}}</tbody>
</table>
<p>逾期沒有回覆，<b>視為確認正確</b>，之後不能再修改。</p>
<p>沒有手機或電腦，請告訴導師（<bdi>{{TEACHER}}</bdi>），可以用學校的電腦登入。</p>
<p class="notice-date">{{DATE}} 列印</p>
</section>
{{/SLIP}}
</div>
