import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useLocation } from "wouter";
import type { NewQuote, WorkOrderView } from "../../api/types.ts";
import { PartPicker } from "../../features/parts/PartPicker.tsx";
import { endOfDay, QuoteBuilder } from "../../features/quotes/QuoteBuilder.tsx";
import { draftOf, newQuoteOf, type QuoteDraft, quoteQuery, type SeenQuote } from "../../features/quotes/quotes.ts";
import { QuoteSheet, QuoteStatus } from "../../features/quotes/QuoteSheet.tsx";
import { workOrderQuery } from "../../lib/workOrders.ts";
import { useT } from "../../i18n/console.ts";
import { answer, ifMatch } from "../../lib/api.ts";
import { useApi } from "../../lib/CallerProvider.tsx";
import { useDraft } from "../../lib/draft.ts";
import { Refusal } from "../../lib/refusal.ts";
import { useCreate } from "../../lib/useCreate.ts";
import { ActionBar } from "../../ui/ActionBar.tsx";
import { Button } from "../../ui/Button.tsx";
import { BackLink, Page, Row } from "../../ui/Layout.tsx";
import { Loaded } from "../../ui/Loaded.tsx";
import { Notice, Problem } from "../../ui/Status.tsx";
import { useToast } from "../../ui/Toasts.tsx";

/** A quote of an order: written while it is a draft, read afterwards. `quoteId` is "new" for one that is not saved yet. */
export function QuotePage({ id, quoteId }: { id: string; quoteId: string }) {
  const api = useApi();
  const order = useQuery(workOrderQuery(api, id));
  const quote = useQuery({ ...quoteQuery(api, quoteId), enabled: quoteId !== "new" });
  return (
    <Loaded query={order}>
      {({ data }) =>
        quoteId === "new" ? (
          <WriteQuote key="new" order={data} seen={null} start={emptyDraft()} />
        ) : (
          <Loaded query={quote}>{(seen) => (seen.data.status === "DRAFT" ? <WriteQuote key={seen.data.id} order={data} seen={seen} start={draftOf(seen.data)} /> : <ReadQuote order={data} seen={seen} />)}</Loaded>
        )
      }
    </Loaded>
  );
}

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const emptyDraft = (): QuoteDraft => ({ currency: "CNY", taxRate: "13", validUntil: endOfDay(inDays(14)), note: "", lines: [] });

function WriteQuote({ order, seen, start }: { order: WorkOrderView; seen: SeenQuote | null; start: QuoteDraft }) {
  const t = useT();
  const api = useApi();
  const say = useToast();
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const [draft, change, clear] = useDraft<QuoteDraft>(`quote ${seen ? seen.data.id : `of ${order.id}`}`, start);
  const [tried, setTried] = useState(false);

  const create = useCreate<NewQuote, SeenQuote>((client, body, headers) => answer(client.POST("/work-orders/{id}/quotes", { params: { path: { id: order.id } }, body, headers })));
  const path = { id: seen?.data.id ?? "" };
  const edit = useMutation({
    mutationFn: (body: NewQuote) => answer(api.PATCH("/quotes/{id}", { params: { path }, body, headers: { ...ifMatch(seen!), "Content-Type": "application/merge-patch+json" } })),
  });
  const send = useMutation({
    mutationFn: (saved: SeenQuote) => answer(api.POST("/quotes/{id}/sending", { params: { path: { id: saved.data.id } }, headers: ifMatch(saved) })),
  });
  const error = create.error ?? edit.error ?? send.error;
  const busy = create.isPending || edit.isPending || send.isPending;

  const save = async (andSend: boolean) => {
    setTried(true);
    const body = newQuoteOf(draft);
    if (!body) return;
    create.reset();
    edit.reset();
    send.reset();
    try {
      const saved = await (seen ? edit : create).mutateAsync(body);
      clear();
      queries.setQueryData(["quotes", saved.data.id], saved);
      if (andSend) queries.setQueryData(["quotes", saved.data.id], await send.mutateAsync(saved));
      say(t(andSend ? "quote.sent" : "quote.saved"));
      navigate(andSend ? `/orders/${order.id}` : `/orders/${order.id}/quotes/${saved.data.id}`, { replace: true });
    } catch (refused) {
      // The mutation shows why. When somebody else changed the draft, its new version is fetched and what is typed here stays.
      if (refused instanceof Refusal && refused.status === 412) await queries.invalidateQueries({ queryKey: ["quotes", seen?.data.id] });
    } finally {
      void queries.invalidateQueries({ queryKey: ["work-orders"] });
    }
  };

  return (
    <Page
      title={seen ? t("quote.title", { number: seen.data.number, version: seen.data.versionNumber }) : t("quote.new")}
      intro={`${order.number} · ${order.summary}`}
      above={<BackLink to={`/orders/${order.id}`}>{order.number}</BackLink>}
      width="wide"
    >
      <QuoteBuilder
        draft={draft}
        change={change}
        tried={tried}
        refused={(pointer) => (error instanceof Refusal ? error.of(pointer) : undefined)}
        language={order.contact?.locale ?? "zh-CN"}
        picker={(props) => <PartPicker {...props} />}
      />
      {error instanceof Refusal && error.status === 412 && <Notice tone="warn">{t("stale.kept")}</Notice>}
      {tried && !newQuoteOf(draft) && <Notice tone="bad">{t("quote.incomplete")}</Notice>}
      <Problem error={error} />
      <ActionBar>
        <Button busy={busy} onClick={() => void save(false)}>
          {t("quote.saveDraft")}
        </Button>
        <Button look="primary" icon="send" busy={busy} onClick={() => void save(true)}>
          {t("quote.send")}
        </Button>
      </ActionBar>
    </Page>
  );
}

function ReadQuote({ order, seen }: { order: WorkOrderView; seen: SeenQuote }) {
  const t = useT();
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const { data: quote, access } = seen;
  const version = useCreate<Record<string, never>, SeenQuote>(
    (api, _, headers) => answer(api.POST("/quotes/{id}/versions", { params: { path: { id: quote.id } }, headers })),
    (made) => {
      queries.setQueryData(["quotes", made.data.id], made);
      void queries.invalidateQueries({ queryKey: ["work-orders"] });
      navigate(`/orders/${order.id}/quotes/${made.data.id}`);
    },
  );
  const mayRenew = order.moves.includes("QUOTE") && quote.status !== "SUPERSEDED";
  return (
    <Page
      title={t("quote.title", { number: quote.number, version: quote.versionNumber })}
      intro={
        <Row gap={3}>
          <QuoteStatus status={quote.status} />
          {quote.customerName}
        </Row>
      }
      above={<BackLink to={`/orders/${order.id}`}>{order.number}</BackLink>}
      actions={
        mayRenew && (
          <Button icon="edit" busy={version.isPending} onClick={() => version.mutate({})}>
            {t("quote.newVersion")}
          </Button>
        )
      }
    >
      <Problem error={version.error} />
      <QuoteSheet quote={quote} access={access} />
    </Page>
  );
}
