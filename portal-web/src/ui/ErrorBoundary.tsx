import { Component, type ReactNode } from "react";
import { useT } from "../i18n/common.ts";
import { Button } from "./Button.tsx";
import { EmptyState } from "./Status.tsx";

/** Shows a sentence and a way out when a page breaks, instead of nothing. Give it a `key` that changes with the page. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    return this.state.failed ? <Broken /> : this.props.children;
  }
}

function Broken() {
  const t = useT();
  return (
    <EmptyState icon="warning" title={t("problem.page")}>
      {t("problem.pageHint")}
      <Button look="primary" icon="refresh" onClick={() => location.reload()}>
        {t("problem.reload")}
      </Button>
    </EmptyState>
  );
}
