{{%AUTOESCAPE context="HTML"}}
{{#DIFFERENCE}}
<section class="change compare-row" data-difference="{{KIND}}">
<h2 class="change-head">{{#EXTRA}}<span class="mark mark-extra">多</span>{{/EXTRA}}{{#MISSING}}<span class="mark mark-missing">少</span>{{/MISSING}}{{#CHANGED}}<span class="mark mark-changed">不同</span>{{/CHANGED}} <span class="change-title">{{ROW_TITLE}}</span> <span class="change-kind">{{SUB_KIND}}</span></h2>
{{#EXTRA}}<p class="compare-say">中央資料庫有，校內紀錄沒有。</p>{{/EXTRA}}
{{#MISSING}}<p class="compare-say">校內紀錄有，中央資料庫沒有。</p>{{/MISSING}}
{{#TABLE}}
<table class="sides">
<thead><tr><th scope="col">欄位</th><th scope="col">校內紀錄</th><th scope="col">收訖內容</th></tr></thead>
<tbody>
{{#FIELD}}<tr{{#DIFFERS}} class="differs" data-field="{{LABEL}}"{{/DIFFERS}}><th scope="row">{{LABEL}}{{#DIFFERS}} <span class="mark mark-changed">不同</span>{{/DIFFERS}}</th><td data-side="校內紀錄">{{#HAS_MINE}}{{MINE}}{{/HAS_MINE}}{{#NO_MINE}}<span class="none">{{#DIFFERS}}空白{{/DIFFERS}}<span aria-hidden="true">—</span></span>{{/NO_MINE}}</td><td data-side="收訖內容">{{#HAS_RECEIVED}}{{RECEIVED}}{{/HAS_RECEIVED}}{{#NO_RECEIVED}}<span class="none">{{#DIFFERS}}空白{{/DIFFERS}}<span aria-hidden="true">—</span></span>{{/NO_RECEIVED}}</td></tr>
{{/FIELD}}
</tbody>
</table>
{{/TABLE}}
{{#REST}}
<details class="compare-rest">
<summary>這一筆的其餘 {{REST_COUNT}} 欄</summary>
<table class="sides">
<thead><tr><th scope="col">欄位</th><th scope="col">校內紀錄</th><th scope="col">收訖內容</th></tr></thead>
<tbody>
{{#REST_FIELD}}<tr><th scope="row">{{LABEL}}</th><td data-side="校內紀錄">{{#HAS_MINE}}{{MINE}}{{/HAS_MINE}}{{#NO_MINE}}<span class="none" aria-hidden="true">—</span>{{/NO_MINE}}</td><td data-side="收訖內容">{{#HAS_RECEIVED}}{{RECEIVED}}{{/HAS_RECEIVED}}{{#NO_RECEIVED}}<span class="none" aria-hidden="true">—</span>{{/NO_RECEIVED}}</td></tr>
{{/REST_FIELD}}
</tbody>
</table>
</details>
{{/REST}}
</section>
{{/DIFFERENCE}}
