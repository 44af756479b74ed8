{{%AUTOESCAPE context="HTML"}}
<h1>誰看過我的資料</h1>
<p class="lead">導師、承辦人員與系統管理人員因工作需要，可以查看您的資料。每次查看都會留下紀錄，列在這裡。</p>
{{#NOBODY}}
<div class="empty">
<p class="empty-title">目前沒有人看過</p>
<p>老師或承辦人員查看之後，這裡就會列出來。您自己查看的不會列出。</p>
</div>
{{/NOBODY}}
{{#MORE}}<p class="hint">這裡列出最近 {{SHOWN}} 次。更早的紀錄，請向學校查詢。</p>{{/MORE}}
{{#LOOKS}}
<table class="records viewed">
<thead><tr><th scope="col">時間</th><th scope="col">誰</th><th scope="col">身分</th><th scope="col">看了什麼</th></tr></thead>
{{#LOOK}}
<tbody><tr data-look><th scope="row" data-label="時間">{{AT}}</th><td data-label="誰">{{#NAMED}}{{STAFF_NAME}}{{/NAMED}}{{#UNNAMED}}已不在職的人員{{/UNNAMED}}{{#ADMINISTRATOR}}系統管理人員{{/ADMINISTRATOR}}</td><td data-label="身分">{{ROLE}}{{#NO_ROLE}}<span class="none">—</span>{{/NO_ROLE}}</td><td data-label="看了什麼"><span>{{#ABOUT}}<span class="phrase">{{CATEGORY_TITLE}}</span> {{/ABOUT}}<span class="phrase">{{OBJECT}}</span></span></td></tr></tbody>
{{/LOOK}}
</table>
<p class="hint">對紀錄有疑問，請向學校教務處詢問。</p>
{{/LOOKS}}
