import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { QuoteView } from "../../api/types.ts";
import { useFormats } from "../../i18n/Language.tsx";
import { useT } from "../../i18n/portal.ts";
import { useApi } from "../../lib/CallerProvider.tsx";
import { ButtonAnchor, ButtonLink } from "../../ui/Button.tsx";
import { BackLink, Card, Fact, Facts, Mono, Page, Prose, Row, Soft, Stack } from "../../ui/Layout.tsx";
import { Badge, Notice, Problem, Skeleton, type Tone } from "../../ui/Status.tsx";
import { WarrantyBadge } from "../../features/equipment/units.tsx";
import { useLiveOrder } from "../../lib/workOrders.ts";
import { QuoteDecision } from "../../features/quotes/QuoteDecision.tsx";
import { QuoteLines, QuoteTotals } from "../../features/quotes/QuoteLines.tsx";
import { quoteQuery } from "../../features/quotes/queries.ts";
import { totals } from "../../features/quotes/totals.ts";

const tones: Record<QuoteView["status"], Tone> = { DRAFT: "neutral", SENT: "warn", ACCEPTED: "good", PARTLY_ACCEPTED: "good", REJECTED: "neutral", CHANGE_ASKED: "info", SUPERSEDED: "neutral", EXPIRED: "neutral" };

/** A quote: to be read and decided while it is open, to be looked up afterwards. `back` is the page of its order. */
export function QuotePage({ id, back }: { id: string; back: string }) {
  const t = useT();
  const quote = useQuery(quoteQuery(useApi(), id));
  useLiveOrder(quote.data?.data.workOrderId);
  const above = <BackLink to={back}>{t("order.backTo")}</BackLink>;

  if (quote.isPending) {
    return (
      <Page title={t("quote.title")} width="narrow" above={above}>
        <Skeleton lines={8} />
      </Page>
    );
  }
  if (!quote.data) {
    return (
      <Page title={t("quote.title")} width="narrow" above={above}>
        <Problem error={quote.error} onRetry={() => void quote.refetch()} />
      </Page>
    );
  }
  const view = quote.data.data;
  return (
    <Page title={t("quote.title")} width="narrow" above={above} intro={<QuoteIntro quote={view} />}>
      <About quote={view} />
      {view.status === "SENT" ? <QuoteDecision key={view.versionNumber} quote={view} /> : <Decided quote={view} back={back} />}
    </Page>
  );
}

function QuoteIntro({ quote }: { quote: QuoteView }) {
  const t = useT();
  return (
    <Row gap={2}>
      <Mono>{quote.number}</Mono>
      <Soft>{t("quote.version", { number: quote.versionNumber })}</Soft>
      <Badge tone={tones[quote.status]}>{t(`quote.status.${quote.status}`)}</Badge>
    </Row>
  );
}

function About({ quote }: { quote: QuoteView }) {
  const t = useT();
  const formats = useFormats();
  return (
    <Card>
      <Facts>
        <Fact name={t("order.number")}>{quote.workOrderNumber}</Fact>
        <Fact name={t("unit.one")}>
          {quote.model}
          <br />
          <Mono>{quote.serial}</Mono>
        </Fact>
        <Fact name={t("unit.warranty")}>
          <WarrantyBadge warranty={quote.warranty} warrantyUntil={null} />
        </Fact>
        <Fact name={t("quote.validity")}>{formats.dateTimeZone(quote.validUntil)}</Fact>
      </Facts>
      {quote.note && <Notice>{quote.note}</Notice>}
    </Card>
  );
}

function Decided({ quote, back }: { quote: QuoteView; back: string }) {
  const t = useT();
  const formats = useFormats();
  const accepted = (id: string) => quote.lines.find((line) => line.id === id)?.decision !== "REJECTED";
  const sums = quote.status === "PARTLY_ACCEPTED" ? totals(quote, accepted) : { subtotal: quote.subtotalMinor, tax: quote.taxMinor, total: quote.totalMinor };
  const outcome: Partial<Record<QuoteView["status"], ReactNode>> = {
    ACCEPTED: <Notice tone="good" title={t("quote.thanksAccepted")}>{t("quote.thanksAcceptedHint")}</Notice>,
    PARTLY_ACCEPTED: <Notice tone="good" title={t("quote.thanksAccepted")}>{t("quote.thanksAcceptedHint")}</Notice>,
    REJECTED: <Notice tone="neutral" title={t("quote.thanksRejected")}>{t("quote.thanksRejectedHint")}</Notice>,
    CHANGE_ASKED: <Notice title={t("quote.thanksChange")}>{t("quote.thanksChangeHint")}</Notice>,
    SUPERSEDED: <Notice tone="warn" title={t("quote.status.SUPERSEDED")} actions={<ButtonLink to={back} look="primary">{t("order.backTo")}</ButtonLink>}>{t("quote.supersededHint")}</Notice>,
    EXPIRED: <Notice tone="warn" title={t("quote.status.EXPIRED")}>{t("quote.expiredHint")}</Notice>,
  };
  return (
    <>
      {outcome[quote.status]}
      <Card title={t("quote.lines")}>
        <QuoteLines
          quote={quote}
          accepted={accepted}
          below={(line) =>
            line.decision && (
              <Row gap={2}>
                <Badge tone={line.decision === "ACCEPTED" ? "good" : "neutral"}>{t(`quote.decision.${line.decision}`)}</Badge>
                {line.reason && <Soft>{line.reason}</Soft>}
              </Row>
            )
          }
        />
        <QuoteTotals quote={quote} {...sums} />
      </Card>
      {quote.decidedAt && (
        <Card>
          <Facts>
            <Fact name={t("quote.decidedBy")}>{quote.decidedBy}</Fact>
            <Fact name={t("quote.decidedAt")}>{formats.dateTimeZone(quote.decidedAt)}</Fact>
          </Facts>
          {quote.reason && (
            <Stack gap={1}>
              <Soft>{t("quote.reason")}</Soft>
              <Prose>{quote.reason}</Prose>
            </Stack>
          )}
          {quote.document && (
            <ButtonAnchor icon="download" href={quote.document.url} target="_blank" rel="noreferrer">
              {t("quote.download")}
            </ButtonAnchor>
          )}
        </Card>
      )}
    </>
  );
}
