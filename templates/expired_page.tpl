{{%AUTOESCAPE context="HTML"}}
<h1>登入時間已過</h1>
<p class="lead">您的 {{CATEGORY_TITLE}} <strong>還沒有確認</strong>，什麼都沒有送出。</p>
<dl class="facts facts-card">
<div><dt>要做的事</dt><dd>確認{{CATEGORY_TITLE}}資料正確</dd></div>
{{#TERM_NAMED}}<div><dt>學年期</dt><dd>{{TERM_TITLE}}</dd></div>{{/TERM_NAMED}}
</dl>
<p>請再登入一次，會直接回到這一項。請核對之後再送出。</p>
<p class="next"><a class="button button-filled" href="{{LOGIN_URL}}">再登入一次</a></p>
