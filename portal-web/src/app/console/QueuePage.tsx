import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useSearchParams } from "wouter";
import type { Status } from "../../api/types.ts";
import { useCan } from "../../lib/session.ts";
import { OrderList } from "../../features/workorders/OrderList.tsx";
import { useAllOrderChanges, workOrderPagesQuery } from "../../lib/workOrders.ts";
import { useT } from "../../i18n/console.ts";
import { useApi } from "../../lib/CallerProvider.tsx";
import { useDelayed } from "../../lib/useDelayed.ts";
import { ButtonLink } from "../../ui/Button.tsx";
import { TextField } from "../../ui/fields.tsx";
import { Page, Stack } from "../../ui/Layout.tsx";
import { Loaded } from "../../ui/Loaded.tsx";
import { MoreButton } from "../../ui/MoreButton.tsx";
import { EmptyState } from "../../ui/Status.tsx";
import { Tabs } from "../../ui/Tabs.tsx";

const tabs = {
  triage: ["REQUESTED"],
  dispatch: ["TRIAGED"],
  accept: ["DISPATCHED"],
  field: ["ACCEPTED", "TRAVELLING", "ON_SITE", "IN_REPAIR"],
  quotes: ["QUOTING", "QUOTED"],
  signOff: ["REPORTING", "SIGN_OFF", "RATING"],
  closed: ["CLOSED", "CANCELLED", "REJECTED"],
  all: [],
} satisfies Record<string, Status[]>;

type TabKey = keyof typeof tabs;
const tabKeys = Object.keys(tabs) as TabKey[];

/** The dispatcher's queue. The tab and the search stand in the address, so that going back finds them again. */
export function QueuePage() {
  const t = useT();
  const api = useApi();
  const mayRegister = useCan("REGISTER_CALL");
  const [parameters, setParameters] = useSearchParams();
  const [typed, setTyped] = useState(parameters.get("q") ?? "");
  const wished = parameters.get("tab") as TabKey;
  const tab = tabKeys.includes(wished) ? wished : "triage";
  const q = useDelayed(typed.trim());
  useAllOrderChanges();

  const query = useInfiniteQuery({ ...workOrderPagesQuery(api, { status: tabs[tab], q: q || undefined, sort: tab === "closed" || tab === "all" ? undefined : "promisedUntil" }), placeholderData: keepPreviousData });
  const show = (next: TabKey) => setParameters({ tab: next, ...(typed && { q: typed }) }, { replace: true });
  // A number or a serial is looked for among all orders, not only among those of the open tab.
  const search = (text: string) => {
    setTyped(text);
    const next: TabKey = text && !typed ? "all" : tab;
    setParameters({ tab: next, ...(text && { q: text }) }, { replace: true });
  };

  return (
    <Page
      title={t("queue.title")}
      width="wide"
      actions={
        mayRegister && (
          <ButtonLink to="/register" look="primary" icon="phone">
            {t("menu.registerCall")}
          </ButtonLink>
        )
      }
    >
      <Stack gap={4}>
        <TextField label={t("queue.search")} hideLabel type="search" maxLength={100} value={typed} onChange={search} placeholder={t("queue.search")} />
        <Tabs label={t("queue.title")} tabs={tabKeys.map((key) => ({ key, label: t(`queue.tab.${key}`) }))} shown={tab} onShow={show}>
          <Loaded query={query} lines={8}>
            {({ pages }) => {
              const rows = pages.flatMap((page) => page.items);
              return rows.length === 0 ? (
                <EmptyState icon={q ? "search" : "check"} title={q ? t("queue.nothingFound", { text: q }) : t("queue.empty")} />
              ) : (
                <Stack>
                  <OrderList caption={t(`queue.tab.${tab}`)} rows={rows} access={pages[0]?.access ?? {}} />
                  <MoreButton query={query} />
                </Stack>
              );
            }}
          </Loaded>
        </Tabs>
      </Stack>
    </Page>
  );
}
