{{%AUTOESCAPE context="HTML"}}
<h1>登入時間已過</h1>
{{#FILE}}
<p class="lead">檔案<strong>沒有交付</strong>，系統沒有留下檔案，也沒有留下密碼。</p>
<p>請再登入一次，重新選擇檔案，再填一次密碼。</p>
{{/FILE}}
{{#PRESS}}
<p class="lead">您剛才按的<strong>沒有生效</strong>，資料沒有任何變動。</p>
<p>請再登入一次，從「最近交付的檔案」找到這份檔案，再按一次。</p>
{{/PRESS}}
<p class="next"><a class="button button-filled" href="{{LOGIN_URL}}">再登入一次</a></p>
