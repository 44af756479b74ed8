{{%AUTOESCAPE context="HTML"}}
<h1>登入時間已過</h1>
<p class="lead">承辦處室的資料<strong>還沒有儲存</strong>。</p>
{{#KEPT}}
<section class="kept" aria-labelledby="kept">
<h2 id="kept">您剛才填的內容</h2>
<p>內容都還在這裡。請先複製下來，登入後再貼上。</p>
<div class="said">
{{#OFFICE}}<div><p><strong>{{TITLE}}</strong></p><dl class="facts">{{#VALUE}}<div><dt>{{WORD}}</dt><dd class="typed" dir="auto">{{TEXT:pre_escape}}</dd></div>{{/VALUE}}</dl></div>
{{/OFFICE}}
</div>
</section>
{{/KEPT}}
<p class="next"><a class="button button-filled" href="{{LOGIN_URL}}">再登入一次</a></p>
