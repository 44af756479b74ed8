{{%AUTOESCAPE context="HTML"}}
<span class="office"><span class="office-name">{{NAME}}</span>{{#WHERE}} <span class="phrase">{{PLACE}}</span>{{/WHERE}}{{#CALL}} <span class="phrase">分機 {{EXTENSION}}</span>{{/CALL}}{{#WHO}} <span class="phrase">{{PERSON}}</span>{{/WHO}}</span>
