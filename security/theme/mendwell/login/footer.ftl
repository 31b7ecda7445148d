<#-- Many customers come with a link from a message and have no account: tell them on the sign-in page that none is needed. -->
<#macro content>
    <#if pageId! == "login" && (client.baseUrl)?has_content>
        <p class="without-account">${msg("withoutAccount")} <a href="${client.baseUrl}">${msg("withoutAccountLink")}</a></p>
    </#if>
</#macro>
