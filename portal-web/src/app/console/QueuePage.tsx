import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useSearchParams } from "wouter";
import type { Status } from "../../api/types.ts";
import { useCan } from "../../lib/session.ts";
import { OrderList } from "../../features/workorders/OrderList.tsx";
import { countOf, StatusChips } from "../../features/workorders/StatusChips.tsx";
import { statusCountsQuery, useAllOrderChanges, workOrderPagesQuery, workOrdersFile } from "../../lib/workOrders.ts";
import { useT } from "../../i18n/console.ts";
import { useApi } from "../../lib/CallerProvider.tsx";
import { useDelayed } from "../../lib/useDelayed.ts";
import { ButtonLink } from "../../ui/Button.tsx";
import { ExportMenu } from "../../ui/ExportMenu.tsx";
import { TextField } from "../../ui/fields.tsx";
import { Page, Row, Soft, Stack } from "../../ui/Layout.tsx";
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
const open = tabKeys.filter((tab) => tab !== "closed").flatMap((tab): Status[] => tabs[tab]);
/** The statuses whose orders are counted: those that are over only become more. */
const counted = (tab: TabKey): Status[] => (tab === "all" ? open : tab === "closed" ? [] : tabs[tab]);

/** The dispatcher's queue. The tab, the statuses and the search stand in the address, so that going back finds them again. */
export function QueuePage() {
  const t = useT();
  const api = useApi();
  const mayRegister = useCan("REGISTER_CALL");
  const mayExport = useCan("EXPORT_ORDERS");
  const [parameters, setParameters] = useSearchParams();
  const [typed, setTyped] = useState(parameters.get("q") ?? "");
  const wished = parameters.get("tab") as TabKey;
  const tab = tabKeys.includes(wished) ? wished : "triage";
  const q = useDelayed(typed.trim()) || undefined;
  const chosen = parameters.getAll("status").filter((status): status is Status => counted(tab).includes(status as Status));
  const wanted = { status: chosen.length ? chosen : tabs[tab], q };
  useAllOrderChanges();

  const query = useInfiniteQuery({ ...workOrderPagesQuery(api, { ...wanted, sort: tab === "closed" || tab === "all" ? undefined : "promisedUntil" }), placeholderData: keepPreviousData });
  const counts = useQuery({ ...statusCountsQuery(api, q), placeholderData: keepPreviousData }).data?.data;
  const go = (tab: TabKey, text: string, status: Status[] = []) => setParameters([["tab", tab], ...status.map((one) => ["status", one]), ...(text ? [["q", text]] : [])], { replace: true });
  // A number or a serial is looked for among all orders, not only among those of the open tab.
  const search = (text: string) => {
    setTyped(text);
    if (text && !typed) go("all", text);
    else go(tab, text, chosen);
  };

  return (
    <Page
      title={t("queue.title")}
      width="wide"
      actions={
        <Row gap={2}>
          {mayExport && <ExportMenu fetched={(format) => workOrdersFile(api, wanted, format)} />}
          {mayRegister && (
            <ButtonLink to="/register" look="primary" icon="phone">
              {t("menu.registerCall")}
            </ButtonLink>
          )}
        </Row>
      }
    >
      <Stack gap={4}>
        <TextField label={t("queue.search")} hideLabel type="search" maxLength={100} value={typed} onChange={search} placeholder={t("queue.search")} />
        <Tabs label={t("queue.title")} tabs={tabKeys.map((key) => ({ key, label: <TabLabel text={t(`queue.tab.${key}`)} count={key === "all" ? null : countOf(counts, counted(key))} /> }))} shown={tab} onShow={(next) => go(next, typed)}>
          <Stack gap={4}>
            {counted(tab).length > 1 && <StatusChips statuses={counted(tab)} counts={counts} chosen={chosen} onChange={(status) => go(tab, typed, status)} />}
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
          </Stack>
        </Tabs>
      </Stack>
    </Page>
  );
}

const TabLabel = ({ text, count }: { text: string; count: string | null }) => (
  <>
    {text} {count && <Soft>{count}</Soft>}
  </>
);
