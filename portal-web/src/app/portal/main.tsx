import "../../ui/theme.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { LanguageProvider } from "../../i18n/Language.tsx";
import { portalVocabulary } from "../../i18n/portal.ts";
import { session } from "../../lib/caller.ts";
import { CallerProvider } from "../../lib/CallerProvider.tsx";
import { ToastProvider } from "../../ui/Toasts.tsx";
import { PortalApp } from "./PortalApp.tsx";

createRoot(document.getElementById("app")!).render(
  <StrictMode>
    <LanguageProvider vocabulary={portalVocabulary}>
      <CallerProvider caller={session}>
        <ToastProvider>
          <PortalApp />
        </ToastProvider>
      </CallerProvider>
    </LanguageProvider>
  </StrictMode>,
);

if (import.meta.env.PROD && "serviceWorker" in navigator) {
  addEventListener("load", () => void navigator.serviceWorker.register("/sw.js"));
}
