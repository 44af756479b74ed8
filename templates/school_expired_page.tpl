{{%AUTOESCAPE context="HTML"}}
<h1>登入時間已過</h1>
<p class="lead"><strong>還沒有送出</strong>，沒有改變任何資料。</p>
{{#KEPT}}
<section class="kept" aria-labelledby="kept">
<h2 id="kept">您剛才寫的原因</h2>
<p>文字還在這裡。請先複製下來，登入後再貼上。</p>
<p class="typed" dir="auto">{{TEXT:pre_escape}}</p>
</section>
{{/KEPT}}
<p class="next"><a class="button button-filled" href="{{LOGIN_URL}}">再登入一次</a></p>
