{{%AUTOESCAPE context="HTML"}}
<h1>學習歷程檔案</h1>
<p class="hint">{{SCHOOL_NAME}}</p>
<section class="people">
<h2>收訖明細確認</h2>
<ul class="staff">
{{#CLASS}}
<li><a href="/portal/go?to=%2Freceipt%2Fstaff%2Fclass%2F{{CLASS_ID:url_query_escape}}" data-class="{{CLASS_ID}}">查看收訖明細確認統計</a> {{CLASS_NAME}}</li>
{{/CLASS}}
<li><a href="/portal/go?to=%2Freceipt%2Fstaff%2F">收訖確認首頁</a></li>
</ul>
</section>
