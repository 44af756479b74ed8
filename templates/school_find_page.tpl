{{%AUTOESCAPE context="HTML"}}
<h1>找同學</h1>
<form class="filter" method="get" action="/receipt/staff/school/student" role="search">
<input type="hidden" name="round" value="{{ROUND_ID}}">
<div class="field"><label for="who">學號或全名</label>
<input type="text" id="who" name="who" value="{{WHO}}" autocomplete="off" maxlength="100"></div>
<button class="button" type="submit">找同學</button>
</form>
{{#NOBODY}}<div class="empty" role="status"><p class="empty-title">沒有找到</p><p>請檢查學號，或輸入完整的姓名。</p></div>{{/NOBODY}}
{{#SEVERAL}}<p role="status">有好幾位同名的同學，請選一位。</p>{{/SEVERAL}}
<ul class="office-list">
{{#MEMBER}}<li class="office-item"><p class="office-item-title"><a href="{{URL}}">{{CLASS_NAME}} {{SEAT_NO}} {{NAME}}</a></p><p class="sub">學號 {{STUDENT_NO}}</p></li>
{{/MEMBER}}
</ul>
