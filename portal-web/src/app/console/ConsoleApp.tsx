import { useEffect } from "react";
import { Route, Switch, useLocation } from "wouter";
import type { Capability } from "../../api/contract.ts";
import { logInAddress, logOut, useSession, useSessionAppearance } from "../../features/session/session.ts";
import { useT } from "../../i18n/console.ts";
import { useLocale } from "../../i18n/Language.tsx";
import { useApi } from "../../lib/CallerProvider.tsx";
import { AppFrame, type NavigationItem } from "../../ui/AppFrame.tsx";
import { ButtonAnchor } from "../../ui/Button.tsx";
import { ErrorBoundary } from "../../ui/ErrorBoundary.tsx";
import { Page } from "../../ui/Layout.tsx";
import { Menu } from "../../ui/Menu.tsx";
import { EmptyState, Skeleton } from "../../ui/Status.tsx";

/** The frame of the staff console; its pages are offered by what the session may do. */
export function ConsoleApp() {
  const t = useT();
  const api = useApi();
  const session = useSession();
  const [path] = useLocation();
  useSessionAppearance();
  useEffect(() => window.scrollTo(0, 0), [path]);

  if (!session) return <Skeleton />;
  const can = (capability: Capability) => session.capabilities.includes(capability);
  if (!can("CONSOLE")) return <NotStaff />;

  const places: [Capability, NavigationItem][] = [
    ["QUEUE", { to: "/", label: t("menu.queue"), icon: "inbox" }],
    ["MY_WORK", { to: "/my-work", label: t("menu.myWork"), icon: "wrench" }],
    ["REGISTER_CALL", { to: "/register-call", label: t("menu.registerCall"), icon: "phone" }],
    ["TASKS", { to: "/tasks", label: t("menu.tasks"), icon: "bell" }],
  ];
  return (
    <AppFrame
      brand={session.brandName}
      layout="side"
      navigation={places.filter(([capability]) => can(capability)).map(([, place]) => place)}
      actions={<Menu label={session.name ?? ""} icon="person" items={[{ label: t("action.logOut"), icon: "logOut", onChoose: () => void logOut(api) }]} />}
    >
      <ErrorBoundary key={path}>
        <Switch>
          <Route>
            <Page title={t("console.title")} width="wide">
              {null}
            </Page>
          </Route>
        </Switch>
      </ErrorBoundary>
    </AppFrame>
  );
}

function NotStaff() {
  const t = useT();
  const locale = useLocale();
  return (
    <EmptyState icon="shield" title={t("console.noAccess")}>
      {t("console.noAccessHint")}
      <ButtonAnchor look="primary" href={logInAddress(locale)}>
        {t("action.logIn")}
      </ButtonAnchor>
      <ButtonAnchor look="quiet" href="/">
        {t("console.portal")}
      </ButtonAnchor>
    </EmptyState>
  );
}
