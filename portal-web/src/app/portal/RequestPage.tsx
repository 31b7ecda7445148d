import { useQuery } from "@tanstack/react-query";
import { useSearch } from "wouter";
import type { EquipmentView } from "../../api/types.ts";
import { useLocale } from "../../i18n/Language.tsx";
import { useT } from "../../i18n/portal.ts";
import { useApi } from "../../lib/CallerProvider.tsx";
import { ButtonAnchor, ButtonLink } from "../../ui/Button.tsx";
import { Page } from "../../ui/Layout.tsx";
import { EmptyState, Problem, Skeleton } from "../../ui/Status.tsx";
import { UnitCards } from "./UnitsPage.tsx";
import { scannedUnitQuery, unitQuery, unitsQuery } from "../../features/equipment/units.tsx";
import { logInAddress, useSession } from "../../lib/session.ts";
import { RequestForm } from "./RequestForm.tsx";

/** A customer reports a fault of a unit; without one in the address, they choose it first. */
export function RequestPage() {
  const t = useT();
  const locale = useLocale();
  const session = useSession();
  const unit = new URLSearchParams(useSearch()).get("unit");
  if (session?.kind === "VISITOR") {
    return (
      <Page title={t("request.title")} width="narrow">
        <EmptyState icon="qr" title={t("request.scanOrLogIn")}>
          {t("scan.how")}
          <ButtonAnchor look="primary" href={logInAddress(locale)}>
            {t("action.logIn")}
          </ButtonAnchor>
          {session.servicePhone && (
            <ButtonAnchor look="quiet" icon="phone" href={`tel:${session.servicePhone}`}>
              {session.servicePhone}
            </ButtonAnchor>
          )}
        </EmptyState>
      </Page>
    );
  }
  return unit ? <OwnUnitRequest id={unit} /> : <ChooseUnit />;
}

/** Somebody who scanned a unit reports its fault and leaves a contact. */
export function ScannedUnitRequestPage() {
  const unit = useQuery(scannedUnitQuery(useApi()));
  return <Loaded unit={unit.data?.data} error={unit.error} onRetry={() => void unit.refetch()} visitor />;
}

function OwnUnitRequest({ id }: { id: string }) {
  const unit = useQuery(unitQuery(useApi(), id));
  return <Loaded unit={unit.data?.data} error={unit.error} onRetry={() => void unit.refetch()} />;
}

function Loaded({ unit, error, onRetry, visitor }: { unit: EquipmentView | undefined; error: unknown; onRetry: () => void; visitor?: boolean }) {
  const t = useT();
  if (unit) return <RequestForm unit={unit} visitor={visitor} />;
  return (
    <Page title={t("request.title")} width="narrow">
      {error ? <Problem error={error} onRetry={onRetry} /> : <Skeleton lines={8} />}
    </Page>
  );
}

function ChooseUnit() {
  const t = useT();
  const units = useQuery(unitsQuery(useApi()));
  return (
    <Page title={t("request.whichUnit")} intro={t("request.whichUnitHint")}>
      {units.isPending && <Skeleton lines={5} />}
      {units.isError && <Problem error={units.error} onRetry={() => void units.refetch()} />}
      {units.data && <UnitCards units={units.data.items} to={(unit) => `/request?unit=${unit.id}`} />}
      {units.data?.items.length === 0 && (
        <EmptyState icon="box" title={t("units.none")}>
          {t("units.noneHint")}
          <ButtonLink to="/">{t("portal.home")}</ButtonLink>
        </EmptyState>
      )}
    </Page>
  );
}
