{{%AUTOESCAPE context="HTML"}}
<section class="files" aria-labelledby="files-{{CATEGORY}}">
<h2 id="files-{{CATEGORY}}" class="group-title">附件<span class="visually-hidden">：{{CATEGORY_TITLE}}</span></h2>
<ul class="file-list">
{{#FILE}}
<li data-file="{{ID}}"><a href="{{URL}}">{{NAME}}</a> <span class="file-facts">{{SIZE}}{{#DOWNLOADS}}，下載後開啟{{/DOWNLOADS}}</span>{{#MATCHES}} <span class="mark mark-extra" data-matches="yes">與收訖相符</span>{{/MATCHES}}<br><span class="file-record">屬於：{{ROW_TITLE}}</span></li>
{{/FILE}}
</ul>
</section>
