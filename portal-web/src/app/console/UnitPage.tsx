import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { useCategory, useProductName } from "../../features/equipment/UnitList.tsx";
import { unitQuery, WarrantyBadge } from "../../features/equipment/units.tsx";
import { unitHistoryQuery } from "../../features/history/queries.ts";
import { useCan } from "../../lib/session.ts";
import { OrderList } from "../../features/workorders/OrderList.tsx";
import { CustomerLevel } from "../../features/workorders/orderMarks.tsx";
import { workOrderPagesQuery } from "../../lib/workOrders.ts";
import { useT } from "../../i18n/console.ts";
import { useFormats } from "../../i18n/Language.tsx";
import { useApi } from "../../lib/CallerProvider.tsx";
import { Field } from "../../lib/Field.tsx";
import { ButtonLink } from "../../ui/Button.tsx";
import { BackLink, Card, Fact, Facts, Mono, Page, Row, Soft } from "../../ui/Layout.tsx";
import { Loaded } from "../../ui/Loaded.tsx";
import { MoreButton } from "../../ui/MoreButton.tsx";
import { Skeleton } from "../../ui/Status.tsx";
import { Tabs } from "../../ui/Tabs.tsx";

const ChangeHistory = lazy(() => import("../../features/history/ChangeHistory.tsx"));

/** The file of one unit: what it is, whose, its warranty and contract, and everything that was ever repaired. */
export function UnitPage({ id }: { id: string }) {
  const t = useT();
  const api = useApi();
  const formats = useFormats();
  const nameOf = useProductName();
  const category = useCategory();
  const mayRegister = useCan("REGISTER_CALL");
  const seesChanges = useCan("HISTORY");
  const [shown, setShown] = useState<"orders" | "changes">("orders");
  const query = useQuery(unitQuery(api, id));
  return (
    <Loaded query={query}>
      {({ data: unit, access }) => (
        <Page
          title={nameOf(unit)}
          intro={
            <Row gap={3}>
              <Mono>{unit.serial}</Mono>
              <WarrantyBadge {...unit} />
            </Row>
          }
          above={<BackLink to="/units">{t("menu.units")}</BackLink>}
          width="wide"
          actions={
            <>
              <Field name="scanUrl" access={access}>
                <ButtonLink to={`/units/${id}/label`} icon="qr">
                  {t("unit.label")}
                </ButtonLink>
              </Field>
              {mayRegister && (
                <ButtonLink to={`/register?unit=${id}`} look="primary" icon="phone">
                  {t("menu.registerCall")}
                </ButtonLink>
              )}
            </>
          }
        >
          <Card>
            <Facts>
              <Fact name={t("unit.model")}>{unit.model}</Fact>
              <Fact name={t("unit.category")}>{category(unit.category)}</Fact>
              {unit.purchasedOn && <Fact name={t("unit.purchasedOn")}>{formats.date(unit.purchasedOn)}</Fact>}
              {unit.customer && (
                <Fact name={t("workOrder.customer")}>
                  <Row gap={2}>
                    {unit.customer.name}
                    <CustomerLevel level={unit.customer.level} />
                  </Row>
                </Fact>
              )}
              {unit.site && (
                <Fact name={t("workOrder.site")}>
                  {unit.site.name}
                  <br />
                  <Soft>{[unit.site.address, unit.site.region].filter(Boolean).join(" · ")}</Soft>
                </Fact>
              )}
              {unit.contract && (
                <Fact name={t("unit.contract")}>
                  {unit.contract.name}
                  <br />
                  <Soft>
                    {unit.contract.number} · {t("unit.contractUntil", { date: formats.date(unit.contract.endsOn) })}
                  </Soft>
                </Fact>
              )}
            </Facts>
          </Card>
          {seesChanges ? (
            <Card>
              <Tabs
                label={t("unit.title")}
                tabs={[
                  { key: "orders", label: t("unit.history") },
                  { key: "changes", label: t("history.title") },
                ]}
                shown={shown}
                onShow={setShown}
              >
                {shown === "orders" ? (
                  <UnitOrders id={id} />
                ) : (
                  <Suspense fallback={<Skeleton lines={6} />}>
                    <ChangeHistory query={unitHistoryQuery(api, id)} />
                  </Suspense>
                )}
              </Tabs>
            </Card>
          ) : (
            <Card title={t("unit.history")}>
              <UnitOrders id={id} />
            </Card>
          )}
        </Page>
      )}
    </Loaded>
  );
}

function UnitOrders({ id }: { id: string }) {
  const t = useT();
  const orders = useInfiniteQuery(workOrderPagesQuery(useApi(), { equipment: id }));
  return (
    <>
      <Loaded query={orders}>
        {({ pages }) => {
          const rows = pages.flatMap((one) => one.items);
          return rows.length === 0 ? <Soft>{t("unit.noHistory")}</Soft> : <OrderList caption={t("unit.history")} rows={rows} access={pages[0]?.access ?? {}} />;
        }}
      </Loaded>
      <MoreButton query={orders} />
    </>
  );
}
