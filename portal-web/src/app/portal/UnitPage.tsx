import { useQuery } from "@tanstack/react-query";
import type { Access, EquipmentView } from "../../api/types.ts";
import { useFormats, useLocale } from "../../i18n/Language.tsx";
import { useT } from "../../i18n/portal.ts";
import { useApi } from "../../lib/CallerProvider.tsx";
import { Field } from "../../lib/Field.tsx";
import { ButtonLink } from "../../ui/Button.tsx";
import { BackLink, Card, Fact, Facts, Mono, Page, Soft } from "../../ui/Layout.tsx";
import { Notice, Problem, Skeleton } from "../../ui/Status.tsx";
import { OrderRows } from "../../features/workorders/OrderRows.tsx";
import { workOrdersQuery } from "../../lib/workOrders.ts";
import { productName, scannedUnitQuery, unitQuery, WarrantyBadge } from "../../features/equipment/units.tsx";

/** The file of one unit: warranty, contract, open repair, history. */
export function UnitPage({ id }: { id: string }) {
  const t = useT();
  const locale = useLocale();
  const unit = useQuery(unitQuery(useApi(), id));
  const above = <BackLink to="/units">{t("units.title")}</BackLink>;
  if (!unit.data) {
    return (
      <Page title={t("unit.one")} above={above}>
        {unit.isPending ? <Skeleton lines={6} /> : <Problem error={unit.error} onRetry={() => void unit.refetch()} />}
      </Page>
    );
  }
  const { data, access } = unit.data;
  return (
    <Page title={productName(data, locale)} above={above} intro={<Mono>{data.serial}</Mono>} actions={<ButtonLink to={`/request?unit=${data.id}`} look="primary" icon="wrench">{t("request.action")}</ButtonLink>}>
      <OpenRepair unit={data} to={(order) => `/orders/${order}`} />
      <UnitFacts unit={data} access={access} />
      <History unitId={data.id} />
    </Page>
  );
}

/** What somebody sees who scanned the label of a unit. */
export function ScannedUnitPage() {
  const t = useT();
  const locale = useLocale();
  const unit = useQuery(scannedUnitQuery(useApi()));
  if (!unit.data) {
    return (
      <Page title={t("unit.scanned")} width="narrow">
        {unit.isPending ? <Skeleton lines={6} /> : <Problem error={unit.error} onRetry={() => void unit.refetch()} />}
      </Page>
    );
  }
  const { data, access } = unit.data;
  return (
    <Page title={productName(data, locale)} width="narrow" intro={<Mono>{data.serial}</Mono>}>
      <OpenRepair unit={data} />
      <UnitFacts unit={data} access={access} />
      <ButtonLink to="/u/request" look="primary" icon="wrench" wide>
        {t("request.action")}
      </ButtonLink>
      <ButtonLink to={`/articles?product=${encodeURIComponent(data.model)}`} icon="help" wide>
        {t("articles.forUnit")}
      </ButtonLink>
    </Page>
  );
}

function OpenRepair({ unit, to }: { unit: EquipmentView; to?: (orderId: string) => string }) {
  const t = useT();
  const formats = useFormats();
  return unit.openOrders?.slice(0, 3).map((order) => (
    <Notice key={order.id} tone="warn" icon="wrench" title={t("unit.openRepair", { number: order.number })} actions={to && order.id && <ButtonLink to={to(order.id)} size="small">{t("order.see")}</ButtonLink>}>
      {t(`workOrder.status.${order.status}`)}
      {order.createdAt && ` · ${formats.relative(order.createdAt)}`}
      {!to && <div>{t("unit.openRepairHint")}</div>}
    </Notice>
  ));
}

function UnitFacts({ unit, access }: { unit: EquipmentView; access: Access }) {
  const t = useT();
  const formats = useFormats();
  return (
    <Card>
      <Facts>
        <Fact name={t("unit.warranty")}>
          <WarrantyBadge {...unit} />
        </Fact>
        <Fact name={t("unit.model")}>{unit.model}</Fact>
        {unit.purchasedOn && (
          <Field name="purchasedOn" access={access}>
            <Fact name={t("unit.purchased")}>{formats.date(unit.purchasedOn)}</Fact>
          </Field>
        )}
        {unit.site?.name && (
          <Field name="site.name" access={access}>
            <Fact name={t("unit.site")}>
              {unit.site.name}
              <br />
              <Soft>{unit.site.address}</Soft>
            </Fact>
          </Field>
        )}
        {unit.contract?.name && (
          <Field name="contract.name" access={access}>
            <Fact name={t("unit.contract")}>
              {unit.contract.name}
              <br />
              <Soft>{t("unit.contractTerms", { date: formats.date(unit.contract.endsOn), response: hours(unit.contract.responseMinutes), resolution: hours(unit.contract.resolutionMinutes) })}</Soft>
            </Fact>
          </Field>
        )}
      </Facts>
    </Card>
  );

  function hours(minutes: number) {
    return formats.number(Math.round(minutes / 6) / 10);
  }
}

function History({ unitId }: { unitId: string }) {
  const t = useT();
  const orders = useQuery(workOrdersQuery(useApi(), { equipment: unitId }));
  return (
    <Card title={t("unit.history")}>
      {orders.isPending && <Skeleton />}
      {orders.isError && <Problem error={orders.error} onRetry={() => void orders.refetch()} />}
      {orders.data?.items.length === 0 && <Soft>{t("unit.noHistory")}</Soft>}
      {orders.data && <OrderRows orders={orders.data.items} />}
    </Card>
  );
}
