{{%AUTOESCAPE context="HTML"}}
<h1>登入時間已過</h1>
{{#CONFIRMING}}
<p class="lead">您的 {{CATEGORY_TITLE}} <strong>還沒有確認</strong>，什麼都沒有送出。</p>
{{/CONFIRMING}}
{{#REPORTING}}
<p class="lead">您的 {{CATEGORY_TITLE}} <strong>還沒有回報</strong>，什麼都沒有送出。</p>
{{/REPORTING}}
{{#WITHDRAWING}}
<p class="lead">您的 {{CATEGORY_TITLE}} <strong>還沒有撤回</strong>，什麼都沒有送出。</p>
{{/WITHDRAWING}}
<dl class="facts facts-card">
<div><dt>要做的事</dt><dd>{{#CONFIRMING}}確認{{CATEGORY_TITLE}}資料正確{{/CONFIRMING}}{{#REPORTING}}{{CATEGORY_TITLE}}資料錯誤回報{{/REPORTING}}{{#WITHDRAWING}}撤回{{CATEGORY_TITLE}}的回報{{/WITHDRAWING}}</dd></div>
{{#TERM_NAMED}}<div><dt>學年期</dt><dd>{{TERM_TITLE}}</dd></div>{{/TERM_NAMED}}
</dl>
{{#KEPT}}
<section class="kept" aria-labelledby="kept">
<h2 id="kept">您剛才寫的文字</h2>
<p>文字都還在這裡。請先複製下來，登入後再貼上。</p>
<dl class="said">{{#KEPT_TEXT}}<div><dt>{{LABEL}}</dt><dd class="typed" dir="auto">{{TEXT:pre_escape}}</dd></div>{{/KEPT_TEXT}}</dl>
</section>
{{/KEPT}}
<p>請再登入一次，會直接回到這一項。請核對之後再送出。</p>
<p class="next"><a class="button button-filled" href="{{LOGIN_URL}}">再登入一次</a></p>
