import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useT } from "../../i18n/portal.ts";
import { page } from "../../lib/api.ts";
import { useApi } from "../../lib/CallerProvider.tsx";
import { useChanges } from "../../lib/changes.ts";
import { Button, ButtonLink } from "../../ui/Button.tsx";
import { Page, Stack } from "../../ui/Layout.tsx";
import { EmptyState, Problem, Skeleton } from "../../ui/Status.tsx";
import { Tabs } from "../../ui/Tabs.tsx";
import { OrderRows } from "../../features/workorders/OrderRows.tsx";
import { useRefresh } from "../../lib/workOrders.ts";

/** All orders the customer may see, open ones first. */
export function OrdersPage() {
  const t = useT();
  const [shown, setShown] = useState<"open" | "all">("open");
  const refresh = useRefresh();
  useChanges("/work-orders/changes", () => void refresh());
  return (
    <Page title={t("orders.title")} actions={<ButtonLink to="/request" look="primary" icon="wrench">{t("request.action")}</ButtonLink>}>
      <Tabs
        label={t("orders.title")}
        shown={shown}
        onShow={setShown}
        tabs={[
          { key: "open", label: t("orders.open") },
          { key: "all", label: t("orders.all") },
        ]}
      >
        <OrderList key={shown} open={shown === "open" || undefined} />
      </Tabs>
    </Page>
  );
}

function OrderList({ open }: { open?: true }) {
  const t = useT();
  const api = useApi();
  const orders = useInfiniteQuery({
    queryKey: ["work-orders", "pages", open],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => page(api.GET("/work-orders", { params: { query: { open, cursor: pageParam } } })),
    getNextPageParam: (last) => last.next ?? undefined,
  });
  if (orders.isPending) return <Skeleton lines={5} />;
  if (orders.isError) return <Problem error={orders.error} onRetry={() => void orders.refetch()} />;
  const rows = orders.data.pages.flatMap(({ items }) => items);
  if (rows.length === 0) {
    return (
      <EmptyState icon="inbox" title={t(open ? "orders.noneOpen" : "orders.none")}>
        {t("orders.noneHint")}
      </EmptyState>
    );
  }
  return (
    <Stack>
      <OrderRows orders={rows} />
      {orders.hasNextPage && (
        <Button busy={orders.isFetchingNextPage} onClick={() => void orders.fetchNextPage()}>
          {t("action.more")}
        </Button>
      )}
    </Stack>
  );
}
