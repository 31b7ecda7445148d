import { lazy, type ReactNode, Suspense, useEffect, useState } from "react";
import { Link, Route, Switch, useLocation } from "wouter";
import { accountAddress, logInAddress, logOut, useSession, useSessionAppearance, useSessionQuery } from "../../lib/session.ts";
import { useLocale } from "../../i18n/Language.tsx";
import { useT } from "../../i18n/portal.ts";
import { CallerProvider, useApi } from "../../lib/CallerProvider.tsx";
import { useLinkToken } from "../../lib/linkToken.ts";
import { useOnline } from "../../lib/online.ts";
import { AppFrame, type NavigationItem } from "../../ui/AppFrame.tsx";
import { ButtonAnchor, ButtonLink } from "../../ui/Button.tsx";
import { ErrorBoundary } from "../../ui/ErrorBoundary.tsx";
import { Page, Row } from "../../ui/Layout.tsx";
import { Menu } from "../../ui/Menu.tsx";
import { EmptyState, Notice, Problem, Skeleton } from "../../ui/Status.tsx";
import { HomePage } from "./HomePage.tsx";
import styles from "./PortalApp.module.css";

const UnitsPage = lazy(async () => ({ default: (await import("./UnitsPage.tsx")).UnitsPage }));
const UnitPage = lazy(async () => ({ default: (await import("./UnitPage.tsx")).UnitPage }));
const ScannedUnitPage = lazy(async () => ({ default: (await import("./UnitPage.tsx")).ScannedUnitPage }));
const RequestPage = lazy(async () => ({ default: (await import("./RequestPage.tsx")).RequestPage }));
const ScannedUnitRequestPage = lazy(async () => ({ default: (await import("./RequestPage.tsx")).ScannedUnitRequestPage }));
const OrdersPage = lazy(async () => ({ default: (await import("./OrdersPage.tsx")).OrdersPage }));
const CustomerOrderPage = lazy(async () => ({ default: (await import("./CustomerOrderPage.tsx")).CustomerOrderPage }));
const TrackedOrderPage = lazy(async () => ({ default: (await import("./CustomerOrderPage.tsx")).TrackedOrderPage }));
const QuotePage = lazy(async () => ({ default: (await import("./QuotePage.tsx")).QuotePage }));
const ArticlesPage = lazy(async () => ({ default: (await import("./ArticlesPage.tsx")).ArticlesPage }));
const ArticlePage = lazy(async () => ({ default: (await import("./ArticlePage.tsx")).ArticlePage }));
const VerifyPage = lazy(async () => ({ default: (await import("../../features/verification/VerifyPage.tsx")).VerifyPage }));

/** The customer portal: its frame and its routes. */
export function PortalApp() {
  const t = useT();
  const session = useSession();
  const online = useOnline();
  const [path] = useLocation();
  useSessionAppearance();
  // In braces: newer browsers answer scrollTo with a promise, which an effect must not return.
  useEffect(() => {
    window.scrollTo(0, 0);
  }, [path]);

  // Staff who come to the front door work in the console; its menu leads to the portal (`/?portal`), and here they stay.
  const [cameToTheDoor] = useState(() => location.pathname === "/" && !new URLSearchParams(location.search).has("portal"));
  const toConsole = cameToTheDoor && path === "/" && session?.capabilities.includes("CONSOLE");
  useEffect(() => {
    if (toConsole) location.replace("/console/");
  }, [toConsole]);
  if (toConsole) return <Loading />;

  const known = session !== undefined && session.kind !== "VISITOR";
  const own: NavigationItem[] = [
    { to: "/orders", label: t("orders.title"), icon: "wrench" },
    { to: "/units", label: t("units.title"), icon: "box" },
  ];
  return (
    <AppFrame
      brand={session?.brandName ?? "Mendwell"}
      navigation={[{ to: "/", label: t("portal.home"), icon: "home" }, ...(known ? own : []), { to: "/articles", label: t("articles.title"), icon: "help" }]}
      actions={<Account />}
      footer={<Footer />}
    >
      {!online && (
        <div className={styles.offline} role="status">
          <Notice tone="warn">{t("portal.offline")}</Notice>
        </div>
      )}
      <ErrorBoundary key={path}>
        <Suspense fallback={<Loading />}>
          <Switch>
            <Route path="/">
              <HomePage />
            </Route>
            <Route path="/u/*?">
              <WithLink kind="unit">
                <Switch>
                  <Route path="/u">
                    <ScannedUnitPage />
                  </Route>
                  <Route path="/u/request">
                    <ScannedUnitRequestPage />
                  </Route>
                  <NotFound />
                </Switch>
              </WithLink>
            </Route>
            <Route path="/t/*?">
              <WithLink kind="tracking">
                <Switch>
                  <Route path="/t">
                    <TrackedOrderPage />
                  </Route>
                  <Route path="/t/quote/:id">{({ id }) => <QuotePage id={id} back="/t" />}</Route>
                  <NotFound />
                </Switch>
              </WithLink>
            </Route>
            <Route path="/articles">
              <ArticlesPage />
            </Route>
            <Route path="/articles/:id">{({ id }) => <ArticlePage id={id} />}</Route>
            <Route path="/verify">
              <VerifyPage />
            </Route>
            <Route path="/verify/:id">{({ id }) => <VerifyPage id={id} />}</Route>
            <Route path="/request">
              <RequestPage />
            </Route>
            <Route path="/orders">
              <ForCustomers>
                <OrdersPage />
              </ForCustomers>
            </Route>
            <Route path="/orders/:id">
              {({ id }) => (
                <ForCustomers>
                  <CustomerOrderPage id={id} />
                </ForCustomers>
              )}
            </Route>
            <Route path="/orders/:order/quote/:id">
              {({ order, id }) => (
                <ForCustomers>
                  <QuotePage id={id} back={`/orders/${order}`} />
                </ForCustomers>
              )}
            </Route>
            <Route path="/units">
              <ForCustomers>
                <UnitsPage />
              </ForCustomers>
            </Route>
            <Route path="/units/:id">
              {({ id }) => (
                <ForCustomers>
                  <UnitPage id={id} />
                </ForCustomers>
              )}
            </Route>
            <NotFound />
          </Switch>
        </Suspense>
      </ErrorBoundary>
    </AppFrame>
  );
}

/** Pages behind a link with a secret ask as the holder of that link. */
function WithLink({ kind, children }: { kind: "tracking" | "unit"; children: ReactNode }) {
  const t = useT();
  const token = useLinkToken(kind);
  if (token) return <CallerProvider caller={{ kind, token }}>{children}</CallerProvider>;
  return (
    <Page title={t("link.incomplete")} width="narrow">
      <EmptyState icon="link" title={t("link.incompleteTitle")}>
        {t(kind === "unit" ? "scan.how" : "link.incompleteHint")}
        <ButtonLink to="/">{t("portal.home")}</ButtonLink>
      </EmptyState>
    </Page>
  );
}

/** Pages that need an account: offers to log in, and comes back here afterwards. */
function ForCustomers({ children }: { children: ReactNode }) {
  const t = useT();
  const locale = useLocale();
  const { data: session, error, refetch } = useSessionQuery();
  if (error) {
    return (
      <div className={styles.loading}>
        <Problem error={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  if (!session) return <Loading />;
  if (session.kind !== "VISITOR") return children;
  return (
    <Page title={t("action.logIn")} width="narrow">
      <EmptyState icon="person" title={t("portal.logInFirst")}>
        {t("portal.logInHint")}
        <ButtonAnchor look="primary" href={logInAddress(locale)}>
          {t("action.logIn")}
        </ButtonAnchor>
      </EmptyState>
    </Page>
  );
}

function Account() {
  const t = useT();
  const api = useApi();
  const locale = useLocale();
  const session = useSession();
  if (!session) return null;
  if (session.kind === "VISITOR") {
    return (
      <ButtonAnchor size="small" href={logInAddress(locale)}>
        {t("action.logIn")}
      </ButtonAnchor>
    );
  }
  const toConsole = { label: t("portal.console"), icon: "settings" as const, onChoose: () => location.assign("/console/") };
  return (
    <Menu
      label={session.name ?? t("portal.account")}
      icon="person"
      items={[...(session.capabilities.includes("CONSOLE") ? [toConsole] : []), { label: t("action.account"), icon: "shield", onChoose: () => location.assign(accountAddress) }, { label: t("action.logOut"), icon: "logOut", onChoose: () => void logOut(api) }]}
    />
  );
}

function Footer() {
  const t = useT();
  const session = useSession();
  return (
    <div>
      <Row spread>
        <span>{session?.customerName ?? session?.brandName}</span>
        <Link href="/verify">{t("verify.title")}</Link>
        {session?.servicePhone && (
          <span>
            {t("portal.hotline")} <a href={`tel:${session.servicePhone}`}>{session.servicePhone}</a>
          </span>
        )}
      </Row>
    </div>
  );
}

function Loading() {
  return (
    <div className={styles.loading}>
      <Skeleton lines={6} />
    </div>
  );
}

function NotFound() {
  const t = useT();
  return (
    <Page title={t("portal.notFound")} width="narrow">
      <EmptyState icon="search" title={t("portal.notFoundTitle")}>
        {t("portal.notFoundHint")}
        <ButtonLink to="/" look="primary">
          {t("portal.home")}
        </ButtonLink>
      </EmptyState>
    </Page>
  );
}
