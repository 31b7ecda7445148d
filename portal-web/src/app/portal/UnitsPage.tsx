import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { EquipmentRow } from "../../api/types.ts";
import { useLocale } from "../../i18n/Language.tsx";
import { useT } from "../../i18n/portal.ts";
import { useApi } from "../../lib/CallerProvider.tsx";
import { CardLink, Grid, Mono, Page, Row, Soft, Stack } from "../../ui/Layout.tsx";
import { SearchBox } from "../../ui/SearchBox.tsx";
import { Badge, EmptyState, Problem, Skeleton } from "../../ui/Status.tsx";
import { productName, unitsQuery, WarrantyBadge } from "../../features/equipment/units.tsx";

export function UnitsPage() {
  const t = useT();
  const [serial, setSerial] = useState("");
  const units = useQuery(unitsQuery(useApi(), serial));
  return (
    <Page title={t("units.title")} intro={t("units.intro")}>
      <SearchBox label={t("units.search")} placeholder={t("units.search")} onSearch={setSerial} />
      {units.isPending && <Skeleton lines={5} />}
      {units.isError && <Problem error={units.error} onRetry={() => void units.refetch()} />}
      {units.data?.items.length === 0 && (
        <EmptyState icon="box" title={t("units.none")}>
          {t("units.noneHint")}
        </EmptyState>
      )}
      {units.data && <UnitCards units={units.data.items} to={(unit) => `/units/${unit.id}`} />}
    </Page>
  );
}

/** Units as cards, each a link. */
export function UnitCards({ units, to }: { units: EquipmentRow[]; to: (unit: EquipmentRow) => string }) {
  const t = useT();
  const locale = useLocale();
  return (
    <Grid>
      {units.map((unit) => (
        <CardLink key={unit.id} to={to(unit)}>
          <Stack gap={2}>
            <strong>{productName(unit, locale)}</strong>
            <Soft>
              <Mono>{unit.serial}</Mono> · {unit.siteName}
            </Soft>
            <Row gap={2}>
              <WarrantyBadge warranty={unit.warranty} warrantyUntil={null} />
              {!!unit.openOrders && <Badge tone="accent">{t("units.openOrders", { count: unit.openOrders })}</Badge>}
            </Row>
          </Stack>
        </CardLink>
      ))}
    </Grid>
  );
}
