import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useT } from "../../i18n/console.ts";
import { useFormats } from "../../i18n/Language.tsx";
import { useApi } from "../../lib/CallerProvider.tsx";
import { Notice } from "../../ui/Status.tsx";
import { type SeenOrder, timelineQuery } from "../../lib/workOrders.ts";

/** Tells what happened to an order since the form around this was opened. What was typed stays; sending again means the order as it is now. */
export function ChangedMeanwhile({ order }: { order: SeenOrder }) {
  const [first] = useState(order);
  return first.etag === order.etag ? null : <Since order={order} instant={first.data.changedAt ?? first.data.createdAt} />;
}

function Since({ order, instant }: { order: SeenOrder; instant: string }) {
  const t = useT();
  const formats = useFormats();
  const { data } = useQuery(timelineQuery(useApi(), order.data.id));
  const since = (data?.items ?? []).filter((entry) => Date.parse(entry.at) > Date.parse(instant));
  return (
    <Notice tone="warn" title={t("stale.title")}>
      {since.map((entry) => (
        <div key={entry.id}>
          {formats.relative(entry.at)}
          {entry.actorName && ` · ${entry.actorName}`}：{entry.kind === "STATUS" && entry.status ? t(`workOrder.status.${entry.status}`) : entry.kind === "STATUS" ? "" : t(`timeline.${entry.kind}`)}
        </div>
      ))}
      <div>{t("stale.kept")}</div>
    </Notice>
  );
}
