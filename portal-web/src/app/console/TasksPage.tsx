import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { TaskList } from "../../features/tasks/TaskList.tsx";
import { useT } from "../../i18n/console.ts";
import { page } from "../../lib/api.ts";
import { useApi } from "../../lib/CallerProvider.tsx";
import { Page, Stack } from "../../ui/Layout.tsx";
import { Loaded } from "../../ui/Loaded.tsx";
import { MoreButton } from "../../ui/MoreButton.tsx";
import { EmptyState } from "../../ui/Status.tsx";
import { Tabs } from "../../ui/Tabs.tsx";

type Tab = "open" | "everything";

/** Unhappy customers to win back and orders nobody answered in time. */
export function TasksPage() {
  const t = useT();
  const api = useApi();
  const [tab, setTab] = useState<Tab>("open");
  const query = useInfiniteQuery({
    queryKey: ["tasks", tab],
    queryFn: ({ pageParam }) => page(api.GET("/tasks", { params: { query: { open: tab === "open" ? true : undefined, cursor: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    refetchInterval: 60_000,
  });
  return (
    <Page title={t("menu.tasks")} intro={t("task.intro")} width="wide">
      <Tabs
        label={t("menu.tasks")}
        tabs={[
          { key: "open", label: t("task.tab.open") },
          { key: "everything", label: t("task.tab.everything") },
        ]}
        shown={tab}
        onShow={setTab}
      >
        <Loaded query={query}>
          {({ pages }) => {
            const tasks = pages.flatMap((one) => one.items);
            return tasks.length === 0 ? (
              <EmptyState icon="check" title={t("task.none")} />
            ) : (
              <Stack>
                <TaskList tasks={tasks} />
                <MoreButton query={query} />
              </Stack>
            );
          }}
        </Loaded>
      </Tabs>
    </Page>
  );
}
