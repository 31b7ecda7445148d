import { lazy, Suspense, useEffect } from "react";
import { Redirect, Route, Switch, useLocation, useRoute } from "wouter";
import type { Capability, SessionView } from "../../api/types.ts";
import { accountAddress, logInAddress, logOut, useSession, useSessionAppearance } from "../../lib/session.ts";
import { useT } from "../../i18n/console.ts";
import { useLocale } from "../../i18n/Language.tsx";
import { useApi } from "../../lib/CallerProvider.tsx";
import { useWide } from "../../lib/useWide.ts";
import { AppFrame, type NavigationItem } from "../../ui/AppFrame.tsx";
import { ButtonAnchor, ButtonLink } from "../../ui/Button.tsx";
import { ErrorBoundary } from "../../ui/ErrorBoundary.tsx";
import { Menu } from "../../ui/Menu.tsx";
import { EmptyState, Skeleton } from "../../ui/Status.tsx";
import { ArticlePage, ArticlesPage } from "./ArticlesPage.tsx";
import { LabelPage } from "./LabelPage.tsx";
import { MyWorkPage } from "./MyWorkPage.tsx";
import { StaffOrderPage } from "./StaffOrderPage.tsx";
import { QueuePage } from "./QueuePage.tsx";
import { QuotePage } from "./QuotePage.tsx";
import { PeoplePage } from "./PeoplePage.tsx";
import { RegisterPage } from "./RegisterPage.tsx";
import { ReportPage } from "./ReportPage.tsx";
import { SignaturePage } from "./SignaturePage.tsx";
import { TasksPage } from "./TasksPage.tsx";
import { UnitPage } from "./UnitPage.tsx";
import { UnitsPage } from "./UnitsPage.tsx";

/** With its names of every field it is worth a file of its own. */
const PermissionsPage = lazy(() => import("./PermissionsPage.tsx"));
/** Few keep articles. */
const KnowledgePage = lazy(() => import("./KnowledgePage.tsx"));
const ArticleDraftPage = lazy(() => import("./ArticleDraftPage.tsx"));
const KeptArticlePage = lazy(() => import("./KeptArticlePage.tsx"));

const WebhooksPage = lazy(() => import("./WebhooksPage.tsx"));
const WebhookPage = lazy(() => import("./WebhookPage.tsx"));

/** The frame of the staff console; its pages are offered by what the session may do. */
export function ConsoleApp() {
  const t = useT();
  const api = useApi();
  const wide = useWide();
  const session = useSession();
  const [path] = useLocation();
  const [isLabel] = useRoute("/units/:id/label");
  useSessionAppearance();
  // In braces: newer browsers answer scrollTo with a promise, which an effect must not return.
  useEffect(() => {
    window.scrollTo(0, 0);
  }, [path]);

  if (!session) return <Skeleton />;
  const can = (capability: Capability) => session.capabilities.includes(capability);
  if (!can("CONSOLE")) return <NotStaff session={session} />;
  if (isLabel) return <Pages session={session} />;

  const places: [Capability, NavigationItem][] = [
    ["QUEUE", { to: "/orders", label: t("menu.queue"), icon: "inbox" }],
    ["MY_WORK", { to: "/my", label: t("menu.myWork"), icon: "wrench" }],
    ["REGISTER_CALL", { to: "/register", label: t("menu.registerCall"), icon: "phone" }],
    ["CONSOLE", { to: "/units", label: t("menu.units"), icon: "qr" }],
    ["TASKS", { to: "/tasks", label: t("menu.tasks"), icon: "bell" }],
    ["KNOWLEDGE", { to: "/articles", label: t("menu.articles"), icon: "help" }],
    ["ARTICLE_DRAFTS", { to: "/knowledge", label: t("menu.knowledge"), icon: "edit" }],
    ["PERMISSIONS", { to: "/permissions", label: t("menu.permissions"), icon: "shield" }],
    ["PEOPLE", { to: "/people", label: t("menu.people"), icon: "person" }],
    ["WEBHOOKS", { to: "/webhooks", label: t("menu.webhooks"), icon: "send" }],
  ];
  return (
    <AppFrame
      brand={session.brandName}
      layout="side"
      navigation={places.filter(([capability]) => can(capability)).map(([, place]) => place)}
      actions={<Menu label={session.name ?? t("menu.account")} icon="person" labelled={wide} items={[{ label: t("console.portal"), icon: "home", onChoose: () => location.assign("/?portal") }, { label: t("action.account"), icon: "shield", onChoose: () => location.assign(accountAddress) }, { label: t("action.logOut"), icon: "logOut", onChoose: () => void logOut(api) }]} />}
    >
      <ErrorBoundary key={path}>
        <Pages session={session} />
      </ErrorBoundary>
    </AppFrame>
  );
}

function Pages({ session }: { session: SessionView }) {
  const home = session.capabilities.includes("QUEUE") ? "/orders" : session.capabilities.includes("MY_WORK") ? "/my" : "/units";
  return (
    <Switch>
      <Route path="/">
        <Redirect to={home} replace />
      </Route>
      <Route path="/orders">
        <QueuePage />
      </Route>
      <Route path="/orders/:id">{({ id }) => <StaffOrderPage key={id} id={id} />}</Route>
      <Route path="/orders/:id/quotes/:quoteId">{({ id, quoteId }) => <QuotePage id={id} quoteId={quoteId} />}</Route>
      <Route path="/orders/:id/report">{({ id }) => <ReportPage id={id} />}</Route>
      <Route path="/orders/:id/signature">{({ id }) => <SignaturePage id={id} />}</Route>
      <Route path="/my">
        <MyWorkPage />
      </Route>
      <Route path="/register">
        <RegisterPage />
      </Route>
      <Route path="/units">
        <UnitsPage />
      </Route>
      <Route path="/units/:id">{({ id }) => <UnitPage id={id} />}</Route>
      <Route path="/units/:id/label">{({ id }) => <LabelPage id={id} />}</Route>
      <Route path="/tasks">
        <TasksPage />
      </Route>
      <Route path="/people">
        <PeoplePage />
      </Route>
      <Route path="/articles">
        <ArticlesPage />
      </Route>
      <Route path="/permissions">
        <Suspense fallback={<Skeleton />}>
          <PermissionsPage />
        </Suspense>
      </Route>
      <Route path="/knowledge">
        <Suspense fallback={<Skeleton />}>
          <KnowledgePage />
        </Suspense>
      </Route>
      <Route path="/knowledge/new">
        <Suspense fallback={<Skeleton />}>
          <ArticleDraftPage id="new" />
        </Suspense>
      </Route>
      <Route path="/knowledge/drafts/:id">
        {({ id }) => (
          <Suspense fallback={<Skeleton />}>
            <ArticleDraftPage id={id} />
          </Suspense>
        )}
      </Route>
      <Route path="/knowledge/articles/:id">
        {({ id }) => (
          <Suspense fallback={<Skeleton />}>
            <KeptArticlePage id={id} />
          </Suspense>
        )}
      </Route>
      <Route path="/webhooks">
        <Suspense fallback={<Skeleton />}>
          <WebhooksPage />
        </Suspense>
      </Route>
      <Route path="/webhooks/:id">
        {({ id }) => (
          <Suspense fallback={<Skeleton />}>
            <WebhookPage key={id} id={id} />
          </Suspense>
        )}
      </Route>
      <Route path="/articles/:id">{({ id }) => <ArticlePage id={id} />}</Route>
      <Route>
        <NoSuchPage home={home} />
      </Route>
    </Switch>
  );
}

function NoSuchPage({ home }: { home: string }) {
  const t = useT();
  return (
    <EmptyState icon="search" title={t("console.noPage")}>
      <ButtonLink to={home}>{t("console.home")}</ButtonLink>
    </EmptyState>
  );
}

function NotStaff({ session }: { session: SessionView }) {
  const t = useT();
  const locale = useLocale();
  const visitor = session.kind === "VISITOR";
  return (
    <AppFrame brand={session.brandName} navigation={[]}>
      <EmptyState icon={visitor ? "wrench" : "shield"} title={t(visitor ? "console.title" : "console.noAccess")}>
        {t(visitor ? "console.signInHint" : "console.noAccessHint")}
        <ButtonAnchor look="primary" icon="person" href={logInAddress(locale)}>
          {t("action.logIn")}
        </ButtonAnchor>
        <ButtonAnchor look="quiet" href="/">
          {t("console.portal")}
        </ButtonAnchor>
      </EmptyState>
    </AppFrame>
  );
}
