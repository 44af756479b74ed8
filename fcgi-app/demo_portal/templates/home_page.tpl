{{%AUTOESCAPE context="HTML"}}
<h1>學習歷程檔案</h1>
<p class="hint">請點選 <b>4 個</b>紅框處，逐一確認目前已提交至中央資料庫之資料是否正確。</p>
<div class="board">
<section class="panel basic" aria-labelledby="panel-basic">
<h2 id="panel-basic">基本資料</h2>
<ul class="tiles">
<li>個人簡歷</li>
<li>校內幹部經歷 <span>({{CADRE}})</span></li>
</ul>
</section>
<section class="panel learning" aria-labelledby="panel-learning">
<h2 id="panel-learning">修課紀錄與學習成果</h2>
<p class="limit" data-ticked="outcome">每學年勾選至多6件({{OUTCOME_TICKED}}/6)</p>
<ul class="tiles">
<li>課程諮詢紀錄</li>
<li>上傳學習成果 <span>({{OUTCOME}})</span></li>
<li>學習成果確認<br>勾選學習成果</li>
<li>修課紀錄<br>（含學期成績）<span>({{COURSE}})</span></li>
</ul>
</section>
<section class="panel performance" aria-labelledby="panel-performance">
<h2 id="panel-performance">多元表現</h2>
<p class="limit" data-ticked="performance">每學年勾選合計至多10項({{PERFORMANCE_TICKED}}/10)</p>
<ul class="tiles">
{{#PERFORMANCE_KIND}}
<li>{{KIND_NAME}} <span>({{COUNT}})</span></li>
{{/PERFORMANCE_KIND}}
<li>勾選多元表現紀錄</li>
</ul>
</section>
<!--# block name="receipt_away" -->
<div class="away" role="status">
<p>收訖確認暫時連不上，資料沒有任何變動。請稍後再試。</p>
<p><a href="/portal/go?to=%2Freceipt%2F">前往收訖確認</a></p>
</div>
<!--# endblock -->
<!--# include virtual="/receipt/fragment/buttons?person={{STUDENT_ID:url_query_escape}}" stub="receipt_away" -->
</div>
