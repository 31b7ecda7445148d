import { useLocation } from "wouter";
import type { Access, WorkOrderRow } from "../../api/types.ts";
import { useT } from "../../i18n/console.ts";
import { useFormats } from "../../i18n/Language.tsx";
import { useWide } from "../../lib/useWide.ts";
import { CardLink, Mono, Row, Soft, Stack } from "../../ui/Layout.tsx";
import { type Column, Table } from "../../ui/Table.tsx";
import { TextLink } from "../../ui/TextLink.tsx";
import { CustomerLevel, OrderFlags, PriorityMark, PromiseMark, StatusMark, UrgencyMark } from "./orderMarks.tsx";

/** Orders as a table where there is room, as cards on a phone. */
export function OrderList({ caption, rows, access }: { caption: string; rows: WorkOrderRow[]; access: Access }) {
  return useWide() ? <OrderTable caption={caption} rows={rows} access={access} /> : <OrderCards rows={rows} access={access} />;
}

function OrderTable({ caption, rows, access }: { caption: string; rows: WorkOrderRow[]; access: Access }) {
  const t = useT();
  const formats = useFormats();
  const [, navigate] = useLocation();
  const columns: (Column<WorkOrderRow> & { field: string })[] = [
    {
      key: "number",
      field: "number",
      nowrap: true,
      title: t("workOrder.number"),
      cell: (row) => (
        <Stack gap={1}>
          <TextLink to={`/orders/${row.id}`}>
            <Mono>{row.number}</Mono>
          </TextLink>
          <Soft>{formats.relative(row.createdAt)}</Soft>
        </Stack>
      ),
    },
    {
      key: "priority",
      field: "priority",
      title: t("workOrder.priority"),
      cell: (row) => (
        <Stack gap={1}>
          <span>
            {row.priority && <PriorityMark priority={row.priority} />}
          </span>
          <span>
            <UrgencyMark urgency={row.urgency} />
          </span>
        </Stack>
      ),
    },
    {
      key: "summary",
      field: "summary",
      title: t("workOrder.summary"),
      cell: (row) => (
        <Stack gap={1}>
          <strong>{row.summary}</strong>
          <Soft>
            {row.model} · <Mono>{row.serial}</Mono> · {t(`serviceType.${row.serviceType}`)}
          </Soft>
        </Stack>
      ),
    },
    {
      key: "customer",
      field: "customerName",
      title: t("workOrder.customer"),
      cell: (row) => (
        <Stack gap={1}>
          <Row gap={2}>
            {row.customerName}
            <CustomerLevel level={row.customerLevel} />
          </Row>
          {row.siteName && <Soft>{row.siteName}</Soft>}
        </Stack>
      ),
    },
    {
      key: "status",
      field: "status",
      title: t("workOrder.status"),
      cell: (row) => (
        <Row gap={1}>
          <StatusMark status={row.status} />
          <OrderFlags {...row} />
        </Row>
      ),
    },
    { key: "promised", field: "promisedUntil", title: t("workOrder.promised"), cell: (row) => <PromiseMark order={row} /> },
    { key: "engineer", field: "engineerName", title: t("workOrder.engineer"), nowrap: true, cell: (row) => row.engineerName ?? <Soft>—</Soft> },
  ];
  return <Table caption={caption} columns={columns.filter((column) => access[column.field])} rows={rows} keyOf={(row) => row.id} dense onOpen={(row) => navigate(`/orders/${row.id}`)} />;
}

const OrderCards = ({ rows, access }: { rows: WorkOrderRow[]; access: Access }) => (
  <Stack gap={3}>
    {rows.map((row) => (
      <CardLink key={row.id} to={`/orders/${row.id}`}>
        <OrderCardBody row={row} access={access} />
      </CardLink>
    ))}
  </Stack>
);

/** An order in a few lines, for a phone. */
export function OrderCardBody({ row, access }: { row: WorkOrderRow; access: Access }) {
  return (
    <Stack gap={2}>
      <Row gap={2} spread>
        <Mono>{row.number}</Mono>
        <StatusMark status={row.status} />
      </Row>
      <strong>{row.summary}</strong>
      <Soft>
        {[row.customerName, row.siteName].filter(Boolean).join(" · ")}
        <br />
        {row.model} · <Mono>{row.serial}</Mono>
      </Soft>
      <Row gap={2}>
        {row.priority && <PriorityMark priority={row.priority} />}
        <UrgencyMark urgency={row.urgency} />
        <CustomerLevel level={row.customerLevel} />
        <OrderFlags {...row} />
      </Row>
      {access.promisedUntil && <PromiseMark order={row} />}
    </Stack>
  );
}
