{{%AUTOESCAPE context="HTML"}}
<h1>登入時間已過</h1>
<p class="lead">您的答覆<strong>還沒有送出</strong>，同學還看不到。</p>
{{#ACT}}<dl class="facts facts-card"><div><dt>要做的事</dt><dd>{{WHAT}}</dd></div></dl>{{/ACT}}
{{#KEPT}}
<section class="kept" aria-labelledby="kept">
<h2 id="kept">您剛才寫的文字</h2>
<p>文字都還在這裡。請先複製下來，登入後再貼上。</p>
<p class="typed" dir="auto">{{TEXT:pre_escape}}</p>
</section>
{{/KEPT}}
<p>請再登入一次，從「資料錯誤回報」找到這張回報單。</p>
<p class="next"><a class="button button-filled" href="{{LOGIN_URL}}">再登入一次</a></p>
