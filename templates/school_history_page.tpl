{{%AUTOESCAPE context="HTML"}}
<h1>操作紀錄</h1>
<p class="sub">{{SCHOOL_NAME}}</p>
<p class="lead">誰在什麼時候改了什麼，都留在這裡，不能刪改。學生自己的回覆不在這裡。</p>
<form class="filter" method="get" action="/receipt/staff/school/history">
<div class="field"><label for="kind">種類</label>
<select id="kind" name="kind"><option value="">全部更動（不含登入）</option>{{#GROUP}}<option value="{{VALUE}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{WORD}}</option>{{/GROUP}}</select></div>
<div class="field"><label for="day">日期（例如 110/11/12）</label>
{{#DAY_FAULT}}<p class="fault" id="day-fault" role="alert"><span class="visually-hidden">錯誤：</span>請寫民國年月日，例如 110/11/12。</p>{{/DAY_FAULT}}
<input type="text" id="day" name="day" value="{{DAY:pre_escape}}" inputmode="numeric" autocomplete="off"{{#DAY_FAULT}} aria-invalid="true" aria-describedby="day-fault"{{/DAY_FAULT}}></div>
<button class="button" type="submit">篩選</button>
{{#FILTERED}}<a class="button button-plain" href="/receipt/staff/school/history">看全部</a>{{/FILTERED}}
</form>
{{#NOTHING}}
<div class="empty">
<p class="empty-title">沒有這樣的紀錄</p>
<p>換一個種類或日期，或是看全部的紀錄。</p>
</div>
{{/NOTHING}}
{{#DATE}}
<section class="history-day">
<h2>{{EVENT_DAY}}</h2>
<ol class="steps">
{{#EVENT}}<li class="step" data-event="{{EVENT_ID}}" data-kind="{{KIND}}"><p class="step-what"><span class="history-who">{{WHO}}</span> {{ACT:pre_escape}}</p>{{#CHANGE}}<p class="history-change">{{TEXT:pre_escape}}</p>{{/CHANGE}}{{#WHY}}<p class="typed history-why" dir="auto">原因：{{REASON:pre_escape}}</p>{{/WHY}}<p class="step-at">{{AT}}</p></li>
{{/EVENT}}
</ol>
</section>
{{/DATE}}
<p class="next">
{{#OLDER}}<a class="button" href="{{URL}}">看更早的紀錄</a>{{/OLDER}}
{{#NEWEST}}<a class="button button-plain" href="{{URL}}">回到最新的紀錄</a>{{/NEWEST}}
<a class="button button-plain" href="/receipt/staff/school">回到學校確認進度</a>
</p>
