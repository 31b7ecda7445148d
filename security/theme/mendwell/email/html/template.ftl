<#-- Mail programs know little CSS: everything inline, one narrow column, no images. -->
<#macro emailLayout>
<html lang="${locale.language}" dir="${(ltr)?then('ltr','rtl')}">
<body style="margin:0;padding:24px 16px;background:#f3f6f5;color:#1a2625;font:16px/1.6 system-ui,-apple-system,'PingFang SC','Microsoft YaHei',sans-serif">
<div style="max-width:520px;margin:0 auto;padding:24px 28px;border-top:4px solid #0f6f6a;border-radius:8px;background:#ffffff">
<p style="margin:0 0 16px;color:#0f6f6a;font-weight:600">${realmName!"Mendwell"}</p>
<#nested>
</div>
</body>
</html>
</#macro>
