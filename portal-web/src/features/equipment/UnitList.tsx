import { useLocation } from "wouter";
import type { Access, EquipmentRow } from "../../api/types.ts";
import { useT } from "../../i18n/console.ts";
import { useLocale } from "../../i18n/Language.tsx";
import { useWide } from "../../lib/useWide.ts";
import { CardLink, Mono, Row, Soft, Stack } from "../../ui/Layout.tsx";
import { Badge } from "../../ui/Status.tsx";
import { Table } from "../../ui/Table.tsx";
import { TextLink } from "../../ui/TextLink.tsx";
import { productName, WarrantyBadge } from "./units.tsx";

export const useProductName = () => {
  const locale = useLocale();
  return (unit: Parameters<typeof productName>[0]) => productName(unit, locale);
};

export function UnitList({ rows, access }: { rows: EquipmentRow[]; access: Access }) {
  const t = useT();
  const nameOf = useProductName();
  const [, navigate] = useLocation();
  const wide = useWide();
  if (!wide) {
    return (
      <Stack gap={3}>
        {rows.map((row) => (
          <CardLink key={row.id} to={`/units/${row.id}`}>
            <UnitSummary row={row} />
          </CardLink>
        ))}
      </Stack>
    );
  }
  const columns = [
    {
      key: "serial",
      field: "serial",
      title: t("unit.serial"),
      cell: (row: EquipmentRow) => (
        <TextLink to={`/units/${row.id}`}>
          <Mono>{row.serial}</Mono>
        </TextLink>
      ),
    },
    {
      key: "product",
      field: "model",
      title: t("unit.product"),
      cell: (row: EquipmentRow) => (
        <Stack gap={1}>
          <span>{nameOf(row)}</span>
          <Soft>{row.model}</Soft>
        </Stack>
      ),
    },
    {
      key: "customer",
      field: "customerName",
      title: t("workOrder.customer"),
      cell: (row: EquipmentRow) => (
        <Stack gap={1}>
          <span>{row.customerName}</span>
          <Soft>{row.siteName}</Soft>
        </Stack>
      ),
    },
    { key: "warranty", field: "warranty", title: t("unit.warranty"), cell: (row: EquipmentRow) => <WarrantyBadge {...row} /> },
    { key: "open", field: "openOrders", title: t("unit.openOrders"), cell: (row: EquipmentRow) => <OpenOrders count={row.openOrders} /> },
  ];
  return <Table caption={t("menu.units")} columns={columns.filter((column) => access[column.field])} rows={rows} keyOf={(row) => row.id} onOpen={(row) => navigate(`/units/${row.id}`)} />;
}

/** A unit in a few lines. */
export function UnitSummary({ row }: { row: EquipmentRow }) {
  const nameOf = useProductName();
  return (
    <Stack gap={1}>
      <strong>{nameOf(row)}</strong>
      <Soft>
        {row.model} · <Mono>{row.serial}</Mono>
        <br />
        {[row.customerName, row.siteName].filter(Boolean).join(" · ")}
      </Soft>
      <Row gap={2}>
        <WarrantyBadge {...row} />
        <OpenOrders count={row.openOrders} />
      </Row>
    </Stack>
  );
}

/** The kind of unit in words; owners may have kinds of their own, which are shown as they call them. */
export const useCategory = () => {
  const t = useT();
  const words: Record<string, string> = { AIR: t("category.AIR"), COOLING: t("category.COOLING"), CNC: t("category.CNC"), PACKAGING: t("category.PACKAGING"), PUMP: t("category.PUMP") };
  return (code: string) => words[code] ?? code;
};

function OpenOrders({ count }: { count: number | undefined }) {
  const t = useT();
  return count ? (
    <Badge tone="warn" icon="wrench">
      {t("unit.openCount", { count })}
    </Badge>
  ) : null;
}
