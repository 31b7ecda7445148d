import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Access, WorkOrderRow } from "../../api/types.ts";
import { LogDialog } from "../../features/workorders/LogDialog.tsx";
import { OrderCardBody } from "../../features/workorders/OrderList.tsx";
import { type Group, groupOf, groups } from "../../features/workorders/myWork.ts";
import { ReachButtons } from "../../features/workorders/ReachButtons.tsx";
import { useAllOrderChanges, workOrderPagesQuery, workOrderQuery } from "../../lib/workOrders.ts";
import { useT } from "../../i18n/console.ts";
import { useApi } from "../../lib/CallerProvider.tsx";
import { useNow } from "../../lib/useNow.ts";
import { Button } from "../../ui/Button.tsx";
import { CardLink, Grid, Page, Row, Soft, Stack } from "../../ui/Layout.tsx";
import { Loaded } from "../../ui/Loaded.tsx";
import { MoreButton } from "../../ui/MoreButton.tsx";
import { EmptyState } from "../../ui/Status.tsx";

/** An engineer's day: what is new, what is under way, what comes next, what waits for somebody else. */
export function MyWorkPage() {
  const t = useT();
  const now = useNow();
  const query = useInfiniteQuery(workOrderPagesQuery(useApi(), { mine: true, open: true, sort: "promisedUntil", limit: 100 }));
  useAllOrderChanges();
  return (
    <Page title={t("menu.myWork")} width="wide">
      <Loaded query={query} lines={6}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.items);
          if (rows.length === 0) return <EmptyState icon="check" title={t("myWork.none")} />;
          return (
            <Stack gap={6}>
              {groups.map((group) => (
                <WorkGroup key={group} group={group} rows={rows.filter((row) => groupOf(row, now) === group)} access={pages[0]?.access ?? {}} />
              ))}
              <MoreButton query={query} />
            </Stack>
          );
        }}
      </Loaded>
    </Page>
  );
}

function WorkGroup({ group, rows, access }: { group: Group; rows: WorkOrderRow[]; access: Access }) {
  const t = useT();
  if (rows.length === 0) return null;
  return (
    <Stack as="section" gap={3}>
      <Row gap={2}>
        <h2>{t(`myWork.${group}`)}</h2>
        <Soft>{rows.length}</Soft>
      </Row>
      <Grid>
        {rows.map((row) => (
          <Stack key={row.id} gap={2}>
            <CardLink to={`/orders/${row.id}`}>
              <OrderCardBody row={row} access={access} />
            </CardLink>
            {group !== "waiting" && group !== "later" && <Shortcuts id={row.id} />}
          </Stack>
        ))}
      </Grid>
    </Stack>
  );
}

/** Call, find the way and log without opening the order; fetching it also has it ready when it is opened. */
function Shortcuts({ id }: { id: string }) {
  const t = useT();
  const { data } = useQuery(workOrderQuery(useApi(), id));
  const [logging, setLogging] = useState(false);
  if (!data) return null;
  return (
    <Row gap={2}>
      <ReachButtons order={data.data} />
      {data.data.moves.includes("LOG") && (
        <Button icon="camera" onClick={() => setLogging(true)}>
          {t("log.short")}
        </Button>
      )}
      {logging && <LogDialog orderId={id} onClose={() => setLogging(false)} />}
    </Row>
  );
}
