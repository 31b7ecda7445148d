import type { Access, QuoteView } from "../../api/types.ts";
import { useT } from "../../i18n/console.ts";
import { useFormats } from "../../i18n/Language.tsx";
import { ButtonAnchor } from "../../ui/Button.tsx";
import { Card, Fact, Facts, Mono, Prose, Row, Soft, Stack } from "../../ui/Layout.tsx";
import { Badge, type Tone } from "../../ui/Status.tsx";
import { type Column, Table } from "../../ui/Table.tsx";

const tones: Record<QuoteView["status"], Tone> = { DRAFT: "neutral", SENT: "info", ACCEPTED: "good", PARTLY_ACCEPTED: "good", REJECTED: "bad", CHANGE_ASKED: "warn", SUPERSEDED: "neutral", EXPIRED: "warn" };

export function QuoteStatus({ status }: { status: QuoteView["status"] }) {
  const t = useT();
  return <Badge tone={tones[status]}>{t(status === "SENT" ? "quote.waiting" : `quote.status.${status}`)}</Badge>;
}

/** A quote that is no longer a draft, with what the customer decided. */
export function QuoteSheet({ quote, access }: { quote: QuoteView; access: Access }) {
  const t = useT();
  const formats = useFormats();
  const money = (minor: number) => formats.money(minor, quote.currency);
  const columns: (Column<QuoteView["lines"][number]> | false | undefined)[] = [
    {
      key: "description",
      title: t("quote.description"),
      cell: (line) => (
        <Stack gap={1}>
          <span>{line.description}</span>
          <Soft>
            {t(`quote.line.${line.kind}`)} {line.partNumber && <Mono>{line.partNumber}</Mono>} {line.reason && `· ${line.reason}`}
          </Soft>
        </Stack>
      ),
    },
    { key: "quantity", title: t("quote.quantity"), align: "end", nowrap: true, cell: (line) => `${formats.quantity(line.quantityThousandths)} ${line.unit}` },
    { key: "price", title: t("quote.price"), align: "end", minor: true, cell: (line) => money(line.unitPriceMinor) },
    access["lines.unitCostMinor"] && { key: "cost", title: t("quote.cost"), align: "end" as const, minor: true, cell: (line: QuoteView["lines"][number]) => (line.unitCostMinor == null ? "—" : money(line.unitCostMinor)) },
    { key: "amount", title: t("quote.amount"), align: "end", cell: (line) => (line.covered ? t("quote.covered") : money(line.amountMinor)) },
    quote.lines.some((line) => line.decision) && {
      key: "decision",
      title: t("quote.decision"),
      cell: (line: QuoteView["lines"][number]) => line.decision && <Badge tone={line.decision === "ACCEPTED" ? "good" : "bad"} icon={line.decision === "ACCEPTED" ? "check" : "close"}>{t(`quote.decision.${line.decision}`)}</Badge>,
    },
  ];
  return (
    <Stack gap={5}>
      {(quote.decidedAt || quote.reason) && (
        <Card title={t("quote.answer")} tone={quote.status === "CHANGE_ASKED" || quote.status === "REJECTED" ? "warn" : "plain"}>
          <Row gap={3}>
            <QuoteStatus status={quote.status} />
            {quote.decidedAt && <Soft>{[quote.decidedBy, formats.dateTime(quote.decidedAt)].filter(Boolean).join(" · ")}</Soft>}
          </Row>
          {quote.reason && <Prose>{quote.reason}</Prose>}
        </Card>
      )}
      <Card title={t("quote.lines")} actions={quote.document && <ButtonAnchor href={quote.document.url} icon="download" size="small" target="_blank" rel="noreferrer">{t("document.QUOTE")}</ButtonAnchor>}>
        <Table caption={t("quote.lines")} columns={columns.filter((column) => !!column)} rows={quote.lines} keyOf={(line) => line.id} />
        <Facts>
          <Fact name={t("quote.subtotal")}>{money(quote.subtotalMinor)}</Fact>
          <Fact name={t("quote.tax", { rate: formats.rate(quote.taxRateBasisPoints) })}>{money(quote.taxMinor)}</Fact>
          <Fact name={t("quote.total")}>
            <strong>{money(quote.totalMinor)}</strong>
          </Fact>
          <Fact name={t("quote.validUntil")}>{formats.dateTime(quote.validUntil)}</Fact>
          {quote.sentAt && <Fact name={t("quote.sentAt")}>{formats.dateTime(quote.sentAt)}</Fact>}
        </Facts>
        {quote.note && <Prose>{quote.note}</Prose>}
      </Card>
    </Stack>
  );
}
