import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { unitPagesQuery, unitsFile } from "../../features/equipment/equipment.ts";
import { UnitList } from "../../features/equipment/UnitList.tsx";
import { useT } from "../../i18n/console.ts";
import { useApi } from "../../lib/CallerProvider.tsx";
import { useCan } from "../../lib/session.ts";
import { useDelayed } from "../../lib/useDelayed.ts";
import { ExportMenu } from "../../ui/ExportMenu.tsx";
import { TextField } from "../../ui/fields.tsx";
import { Page, Stack } from "../../ui/Layout.tsx";
import { Loaded } from "../../ui/Loaded.tsx";
import { MoreButton } from "../../ui/MoreButton.tsx";
import { EmptyState } from "../../ui/Status.tsx";

export function UnitsPage() {
  const t = useT();
  const api = useApi();
  const mayExport = useCan("EXPORT_UNITS");
  const [typed, setTyped] = useState("");
  const words = useDelayed(typed.trim());
  const query = useInfiniteQuery({ ...unitPagesQuery(api, words), placeholderData: keepPreviousData });
  return (
    <Page title={t("menu.units")} width="wide" actions={mayExport && <ExportMenu fetched={(format) => unitsFile(api, words, format)} />}>
      <TextField label={t("unit.search")} hideLabel type="search" maxLength={100} value={typed} onChange={setTyped} placeholder={t("unit.search")} />
      <Loaded query={query} lines={6}>
        {({ pages }) => {
          const rows = pages.flatMap((one) => one.items);
          return rows.length === 0 ? (
            <EmptyState icon="search" title={t("unit.nothingFound")} />
          ) : (
            <Stack>
              <UnitList rows={rows} access={pages[0]?.access ?? {}} />
              <MoreButton query={query} />
            </Stack>
          );
        }}
      </Loaded>
    </Page>
  );
}
