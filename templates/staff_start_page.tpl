{{%AUTOESCAPE context="HTML"}}
<h1>我的首頁</h1>
<p class="sub parts"><span>{{SCHOOL_NAME}}</span> <bdi>{{NAME}}</bdi></p>
{{#NO_ROLE}}
<div class="empty">
<p class="empty-title">您目前沒有相關的職務</p>
<p>這裡給導師、四個承辦組和學校管理員使用。</p>
<p>若職務剛異動，請學校的系統管理員更新您的資料。</p>
</div>
{{/NO_ROLE}}
{{#HOMEROOM}}
<section class="role" aria-labelledby="homeroom" data-role="homeroom">
<h2 id="homeroom">導師</h2>
<ul class="class-cards">
{{#CLASS}}
<li class="class-card" data-class="{{CLASS_ID}}">
<h3 class="class-card-name"><a href="{{URL}}">{{CLASS_NAME}}　查看收訖明細確認統計</a></h3>
{{#ROUND}}<p class="sub">{{ROUND_TITLE}}</p>{{/ROUND}}
{{#NO_ROUND}}<p>目前沒有確認梯次。學校開放後，會出現在這裡。</p>{{/NO_ROUND}}
{{#WAITING}}<p class="class-card-waiting"><strong data-students-waiting="{{STUDENTS}}">還有 {{STUDENTS}} 位同學沒有完成</strong>，請在截止前提醒。</p>{{/WAITING}}
{{#NOBODY_WAITS}}<p data-students-waiting="0">沒有人需要再提醒。</p>{{/NOBODY_WAITS}}
{{#BEFORE_OPENING}}<p>尚未開放，預定 {{OPENS_AT}} 開放。</p>{{/BEFORE_OPENING}}
{{#OPEN}}<p>{{CLOSES_AT}} 截止，{{TIME_LEFT}}。</p>{{/OPEN}}
{{#CLOSED}}<p>{{CLOSES_AT}} 已截止。</p>{{/CLOSED}}
<ul class="totals">
{{#TOTAL_ITEM}}
<li class="total" data-category="{{CATEGORY}}" data-confirmed="{{CONFIRMED}}" data-total="{{TOTAL}}" data-waiting="{{COUNT}}">
<span class="total-name">{{CATEGORY_TITLE}}</span>
<span class="total-share"><span class="visually-hidden">已確認 </span>{{CONFIRMED}}/{{TOTAL}}</span>
<span class="total-rest">{{#STILL}}<strong>還等 {{COUNT}} 人</strong>{{/STILL}}{{#DISPUTED}} <span>處理中 {{COUNT}} 人</span>{{/DISPUTED}}{{#DEEMED}} <span>逾期視為確認 {{COUNT}} 人</span>{{/DEEMED}}</span>
</li>
{{/TOTAL_ITEM}}
</ul>
</li>
{{/CLASS}}
</ul>
{{#EARLIER}}<p class="earlier"><a href="{{URL}}">{{YEAR}}學年度　{{CLASS_NAME}}</a></p>{{/EARLIER}}
</section>
{{/HOMEROOM}}
{{#OFFICE}}
<section class="role" aria-labelledby="office" data-role="office">
<h2 id="office">承辦：{{#DUTY}}<span class="phrase">{{CATEGORY_TITLE}}</span> {{/DUTY}}</h2>
{{#NO_ROUND}}<p>目前沒有確認梯次。學校開放後，會出現在這裡。</p>{{/NO_ROUND}}
{{#OFFICE_ROUND}}
<div class="class-card">
<h3 class="class-card-name">{{ROUND_TITLE}}</h3>
{{#OPEN}}<p>{{CLOSES_AT}} 截止，{{TIME_LEFT}}。</p>{{/OPEN}}
{{#CLOSED}}<p>{{CLOSES_AT}} 已截止。</p>{{/CLOSED}}
<ul class="totals">
{{#TOTAL_ITEM}}
<li class="total" data-category="{{CATEGORY}}" data-confirmed="{{CONFIRMED}}" data-total="{{TOTAL}}" data-waiting="{{COUNT}}">
<span class="total-name">{{CATEGORY_TITLE}}</span>
<span class="total-share"><span class="visually-hidden">已確認 </span>{{CONFIRMED}}/{{TOTAL}}</span>
<span class="total-rest">{{#STILL}}<span>還等 {{COUNT}} 人</span>{{/STILL}}{{#DISPUTED}} <strong>已回報，處理中 {{COUNT}} 人</strong>{{/DISPUTED}}{{#DEEMED}} <span>逾期視為確認 {{COUNT}} 人</span>{{/DEEMED}}</span>
</li>
{{/TOTAL_ITEM}}
</ul>
</div>
{{/OFFICE_ROUND}}
<p>同學回報之後，請在 3 天內查明，再答覆同學。</p>
<p class="next"><a class="button button-filled" href="/receipt/staff/office">處理資料錯誤回報</a></p>
</section>
{{/OFFICE}}
{{#SCHOOL}}
<section class="role" aria-labelledby="school" data-role="school_admin">
<h2 id="school">學校管理員</h2>
{{#NO_ROUND}}<p>目前沒有開放的確認梯次。</p>{{/NO_ROUND}}
{{#SCHOOL_ROUND}}
<div class="class-card">
<h3 class="class-card-name">{{ROUND_TITLE}} <span class="count">{{MEMBERS}} 人</span></h3>
{{#OPEN}}<p>{{CLOSES_AT}} 截止，{{TIME_LEFT}}。</p>{{/OPEN}}
{{#CLOSED}}<p>{{CLOSES_AT}} 已截止。</p>{{/CLOSED}}
{{>PICTURE}}
</div>
{{/SCHOOL_ROUND}}
<p class="next"><a class="button button-filled" href="/receipt/staff/school">管理梯次和確認進度</a></p>
</section>
{{/SCHOOL}}
