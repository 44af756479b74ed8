{{%AUTOESCAPE context="HTML"}}
<h1>{{HEADING}}</h1>
<p>{{TEXT}}</p>
<p><a href="/portal/">回入口網首頁</a></p>
