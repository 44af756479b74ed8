{{%AUTOESCAPE context="HTML"}}
{{#SEALING}}<p class="sub seal-line" data-seal="sealing"><strong>封存中</strong> <span class="phrase">正在封存，這個梯次不能再異動。</span></p>{{/SEALING}}
{{#SEALED}}<p class="sub seal-line parts" data-seal="{{SEAL_STAGE}}" data-seal-sequence="{{SEQUENCE}}"><strong>{{SEAL_TITLE}}</strong> <span>{{SEALED_AT}} 封存</span> <span>封存序號 {{SEQUENCE}}</span> <span>封存指紋 <code>{{SHORT_ROOT}}</code></span></p>{{/SEALED}}
