import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useLocation } from "wouter";
import { ArticleCard } from "./ArticlesPage.tsx";
import { articlesQuery } from "../../features/articles/queries.ts";
import { UnitCards } from "./UnitsPage.tsx";
import { unitsQuery } from "../../features/equipment/units.tsx";
import { logInAddress, useSession } from "../../lib/session.ts";
import { OrderRows } from "../../features/workorders/OrderRows.tsx";
import { useRefresh, workOrdersQuery } from "../../lib/workOrders.ts";
import { useLocale } from "../../i18n/Language.tsx";
import { useT } from "../../i18n/portal.ts";
import { useApi } from "../../lib/CallerProvider.tsx";
import { useChanges } from "../../lib/changes.ts";
import { ButtonAnchor, ButtonLink } from "../../ui/Button.tsx";
import { Icon, type IconName } from "../../ui/Icon.tsx";
import { Grid, Row, Soft, Stack, useDocumentTitle } from "../../ui/Layout.tsx";
import { SearchBox } from "../../ui/SearchBox.tsx";
import { Problem, Skeleton } from "../../ui/Status.tsx";
import styles from "./HomePage.module.css";

export function HomePage() {
  const t = useT();
  const session = useSession();
  const [, navigate] = useLocation();
  useDocumentTitle(session?.brandName ?? "Mendwell");
  const knowsCustomer = session && session.kind !== "VISITOR";
  return (
    <>
      <section className={styles.hero}>
        <div className={styles.inner}>
          <h1>{session?.name ? t("home.welcomeName", { name: session.name }) : t("home.welcome")}</h1>
          <p className={styles.lead}>{t("home.lead")}</p>
          <SearchBox label={t("articles.search")} placeholder={t("articles.searchHint")} onSearch={(q) => navigate(`/articles?${new URLSearchParams({ q })}`)} />
          {session && <HeroActions visitor={!knowsCustomer} />}
        </div>
      </section>
      <div className={styles.body}>
        {knowsCustomer && <OwnOrders />}
        {knowsCustomer && <OwnUnits />}
        {session?.kind === "VISITOR" && <HowItWorks />}
        <Articles />
      </div>
    </>
  );
}

function HeroActions({ visitor }: { visitor: boolean }) {
  const t = useT();
  const locale = useLocale();
  if (!visitor) {
    return (
      <Row>
        <ButtonLink to="/request" look="primary" icon="wrench">
          {t("request.action")}
        </ButtonLink>
      </Row>
    );
  }
  return (
    <Row>
      <ButtonAnchor look="primary" icon="person" href={logInAddress(locale, "/")}>
        {t("home.logIn")}
      </ButtonAnchor>
      <Soft>{t("home.noAccount")}</Soft>
    </Row>
  );
}

function OwnOrders() {
  const t = useT();
  const orders = useQuery(workOrdersQuery(useApi(), { open: true, limit: 5 }));
  const refresh = useRefresh();
  useChanges("/work-orders/changes", () => void refresh());
  return (
    <Section title={t("home.openOrders")} more={{ to: "/orders", label: t("orders.title") }}>
      {orders.isPending && <Skeleton />}
      {orders.isError && <Problem error={orders.error} onRetry={() => void orders.refetch()} />}
      {orders.data && (orders.data.items.length > 0 ? <OrderRows orders={orders.data.items} /> : <Soft small={false}>{t("orders.noneOpen")}</Soft>)}
    </Section>
  );
}

function OwnUnits() {
  const t = useT();
  const units = useQuery(unitsQuery(useApi()));
  return (
    <Section title={t("units.title")} more={{ to: "/units", label: t("home.allUnits") }}>
      {units.isPending && <Skeleton />}
      {units.isError && <Problem error={units.error} onRetry={() => void units.refetch()} />}
      {units.data && (units.data.items.length > 0 ? <UnitCards units={units.data.items.slice(0, 6)} to={(unit) => `/units/${unit.id}`} /> : <Soft small={false}>{t("units.noneHint")}</Soft>)}
    </Section>
  );
}

function HowItWorks() {
  const t = useT();
  const ways: { icon: IconName; title: string; text: string }[] = [
    { icon: "qr", title: t("scan.title"), text: t("scan.how") },
    { icon: "link", title: t("home.track"), text: t("home.trackHint") },
    { icon: "chat", title: t("home.answers"), text: t("home.answersHint") },
  ];
  return (
    <Grid>
      {ways.map(({ icon, title, text }) => (
        <div key={title} className={styles.way}>
          <span className={styles.wayIcon}>
            <Icon name={icon} size={24} />
          </span>
          <h2>{title}</h2>
          <p>{text}</p>
        </div>
      ))}
    </Grid>
  );
}

function Articles() {
  const t = useT();
  const articles = useQuery(articlesQuery(useApi(), { limit: 3 }));
  if (!articles.data?.items.length) return null;
  return (
    <Section title={t("home.didYouKnow")} more={{ to: "/articles", label: t("articles.title") }}>
      <Grid>
        {articles.data.items.map((hit) => (
          <ArticleCard key={hit.id} hit={hit} />
        ))}
      </Grid>
    </Section>
  );
}

function Section({ title, more, children }: { title: string; more: { to: string; label: string }; children: ReactNode }) {
  return (
    <section>
      <Stack>
        <Row spread>
          <h2>{title}</h2>
          <ButtonLink to={more.to} look="quiet" size="small">
            {more.label}
          </ButtonLink>
        </Row>
        {children}
      </Stack>
    </section>
  );
}
