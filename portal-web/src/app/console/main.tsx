import "../../ui/theme.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Router } from "wouter";
import { consoleVocabulary } from "../../i18n/console.ts";
import { LanguageProvider } from "../../i18n/Language.tsx";
import { session } from "../../lib/caller.ts";
import { CallerProvider } from "../../lib/CallerProvider.tsx";
import { ToastProvider } from "../../ui/Toasts.tsx";
import { ConsoleApp } from "./ConsoleApp.tsx";

createRoot(document.getElementById("app")!).render(
  <StrictMode>
    <LanguageProvider vocabulary={consoleVocabulary}>
      <CallerProvider caller={session}>
        <ToastProvider>
          <Router base="/console">
            <ConsoleApp />
          </Router>
        </ToastProvider>
      </CallerProvider>
    </LanguageProvider>
  </StrictMode>,
);
