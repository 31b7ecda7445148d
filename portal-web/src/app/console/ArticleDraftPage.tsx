import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useLocation, useSearchParams } from "wouter";
import type { NewArticleDraft } from "../../api/types.ts";
import { ArticleBody } from "../../features/articles/ArticleBody.tsx";
import { Differences } from "../../features/articles/Differences.tsx";
import { DraftForm } from "../../features/articles/DraftForm.tsx";
import { draftQuery, emptyArticle, forgetLists, keptArticleQuery, type SeenDraft, stateTones, type Typed, typedOf, useKeeping, versionQuery, wantedOf, wholeText } from "../../features/articles/keeping.ts";
import { ReturnDialog } from "../../features/articles/ReturnDialog.tsx";
import { useT } from "../../i18n/console.ts";
import { useFormats, useLocale } from "../../i18n/Language.tsx";
import { answer, ifMatch } from "../../lib/api.ts";
import { useApi } from "../../lib/CallerProvider.tsx";
import { useDraft } from "../../lib/draft.ts";
import { Refusal } from "../../lib/refusal.ts";
import { useCreate } from "../../lib/useCreate.ts";
import { ActionBar } from "../../ui/ActionBar.tsx";
import { Button, ButtonLink } from "../../ui/Button.tsx";
import { BackLink, Card, Page, Row, Soft, Stack } from "../../ui/Layout.tsx";
import { Loaded } from "../../ui/Loaded.tsx";
import { Badge, Notice, Problem } from "../../ui/Status.tsx";
import { SureDialog } from "../../ui/SureDialog.tsx";
import { Tabs } from "../../ui/Tabs.tsx";
import { useToast } from "../../ui/Toasts.tsx";

/** A draft: written while it may change, reviewed afterwards. `id` is "new" for one that is not saved yet. */
export default function ArticleDraftPage({ id }: { id: string }) {
  const query = useQuery({ ...draftQuery(useApi(), id), enabled: id !== "new" });
  if (id === "new") return <NewDraft />;
  return <Loaded query={query}>{(seen) => <Draft key={id} seen={seen} />}</Loaded>;
}

function Draft({ seen }: { seen: SeenDraft }) {
  const [typed, change, clear] = useDraft<Typed | null>(`article ${seen.data.id}`, null);
  // What is typed stays in sight even when somebody has sent the draft meanwhile.
  return seen.data.moves.includes("CHANGE") || typed ? <WriteDraft seen={seen} typed={typed} change={change} clear={clear} /> : <ReadDraft key={seen.etag} seen={seen} />;
}

const mayAll = { title: "write", markdown: "write", language: "write", audience: "write", products: "write" } as const;

function NewDraft() {
  const t = useT();
  const locale = useLocale();
  const queries = useQueryClient();
  const say = useToast();
  const [, navigate] = useLocation();
  const [parameters] = useSearchParams();
  const of = parameters.get("of");
  const original = useQuery({ ...keptArticleQuery(useApi(), of ?? ""), enabled: of !== null });
  const [own, change, clear] = useDraft<Typed | null>(`article new ${of ?? ""}`, null);
  const [tried, setTried] = useState(false);
  const create = useCreate<NewArticleDraft, SeenDraft>(
    (api, body, headers) => answer(api.POST("/article-drafts", { headers, body })),
    (made) => {
      clear();
      queries.setQueryData(["article-drafts", made.data.id], made);
      void forgetLists(queries);
      say(t("knowledge.saved"));
      navigate(`/knowledge/drafts/${made.data.id}`, { replace: true });
    },
  );
  const source = original.data?.data;
  const typed = own ?? (source ? { ...emptyArticle(source.language === "en" ? "zh-CN" : "en"), audience: source.audience, products: source.products.join(", ") } : emptyArticle(locale));
  return (
    <Page title={source ? t("knowledge.newTranslation", { title: source.title }) : t("knowledge.new")} above={<BackLink to="/knowledge">{t("menu.knowledge")}</BackLink>} width="wide">
      <DraftForm typed={typed} access={mayAll} onChange={change} published={false} tried={tried} refused={refusedIn(create.error)} />
      <Problem error={create.error} />
      <ActionBar>
        <Button
          look="primary"
          icon="check"
          busy={create.isPending}
          onClick={() => {
            setTried(true);
            if (typed.title.trim()) create.mutate({ ...wantedOf(typed), translationOf: of });
          }}
        >
          {t("knowledge.save")}
        </Button>
      </ActionBar>
    </Page>
  );
}

/** What the server said about a field, or about one of its items. */
const refusedIn = (error: unknown) => (field: string) => (error instanceof Refusal ? error.errors.find(({ pointer }) => pointer === `/${field}` || pointer.startsWith(`/${field}/`))?.detail : undefined);

type WriteProps = { seen: SeenDraft; typed: Typed | null; change: (next: Typed | null | ((now: Typed | null) => Typed | null)) => void; clear: () => void };

function WriteDraft({ seen, typed: own, change, clear }: WriteProps) {
  const t = useT();
  const say = useToast();
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const [tried, setTried] = useState(false);
  const [discarding, setDiscarding] = useState(false);
  const draft = seen.data;
  const path = { params: { path: { id: draft.id } } };
  const typed = own ?? typedOf(seen);
  const stale = own !== null && own.base !== seen.etag;
  const open = draft.moves.includes("CHANGE");

  const keep = (saved: SeenDraft) => queries.setQueryData(["article-drafts", draft.id], saved);
  const save = useKeeping(
    (api, wanted: Typed) => answer(api.PATCH("/article-drafts/{id}", { ...path, body: wantedOf(wanted), headers: { ...ifMatch({ etag: wanted.base }), "Content-Type": "application/merge-patch+json" } })),
    (saved: SeenDraft, sent) => {
      keep(saved);
      // What was typed while it was under way is not saved yet.
      change((now) => (now === sent ? null : now && { ...now, base: saved.etag }));
    },
  );
  const send = useKeeping(
    (api, saved: SeenDraft) => answer(api.POST("/article-drafts/{id}/sending", { ...path, headers: ifMatch(saved) })),
    (sent: SeenDraft) => {
      keep(sent);
      say(t("knowledge.sent"));
    },
  );
  const discard = useKeeping(
    (api, _: void) => answer(api.POST("/article-drafts/{id}/discarding", { ...path, headers: ifMatch(seen) })),
    () => {
      clear();
      say(t("knowledge.discarded"));
      navigate("/knowledge");
    },
  );
  const act = async (andSend: boolean) => {
    setTried(true);
    if (!typed.title.trim()) return;
    save.reset();
    send.reset();
    try {
      const saved = own ? await save.mutateAsync(own) : seen;
      if (andSend) await send.mutateAsync(saved);
      else say(t("knowledge.saved"));
    } catch {
      // The mutations show why; what is typed stays.
    }
  };
  const error = save.error ?? send.error;
  return (
    <Page
      title={draft.title}
      intro={<About seen={seen} />}
      above={<BackLink to="/knowledge">{t("menu.knowledge")}</BackLink>}
      actions={
        open && (
          <Button look="quiet" icon="trash" onClick={() => setDiscarding(true)}>
            {t("knowledge.discard")}
          </Button>
        )
      }
      width="wide"
    >
      <Stack gap={5}>
        {draft.state === "RETURNED" && <Returned seen={seen} />}
        {!open && (
          <Notice tone="warn" title={t("knowledge.closed")} actions={<Button onClick={clear}>{t("knowledge.forget")}</Button>}>
            {t("knowledge.closedHint")}
          </Notice>
        )}
        {open && own && !stale && !save.isPending && (
          <Notice title={t("knowledge.unsaved")} actions={<Button size="small" onClick={clear}>{t("knowledge.forget")}</Button>}>
            {t("knowledge.unsavedHint")}
          </Notice>
        )}
        {open && own && stale && !save.isPending && <Stale seen={seen} own={own} change={change} clear={clear} />}
        <DraftForm typed={typed} access={seen.access} onChange={change} published={draft.articleId !== null} tried={tried} refused={refusedIn(error)} />
        {!stale && <Problem error={error} />}
      </Stack>
      <ActionBar>
        <Button icon="check" busy={save.isPending} disabled={!open || !own || stale} onClick={() => void act(false)}>
          {t("knowledge.save")}
        </Button>
        <Button look="primary" icon="send" busy={save.isPending || send.isPending} disabled={!open || stale} onClick={() => void act(true)}>
          {t("knowledge.send")}
        </Button>
      </ActionBar>
      {discarding && <SureDialog title={t("knowledge.discardTitle")} hint={t("knowledge.discardHint")} action={t("knowledge.discard")} danger act={discard} onClose={() => setDiscarding(false)} />}
    </Page>
  );
}

/** Somebody saved the draft since the person began to type: nothing of either is lost, and the person decides. */
function Stale({ seen, own, change, clear }: { seen: SeenDraft; own: Typed; change: (typed: Typed) => void; clear: () => void }) {
  const t = useT();
  const audience = (one: Typed["audience"]) => t(`knowledge.audience.${one}`);
  return (
    <>
      <Notice
        tone="warn"
        title={t("knowledge.stale", { name: seen.data.changedByName })}
        actions={
          <Row gap={3}>
            <Button onClick={clear}>{t("knowledge.takeTheirs")}</Button>
            <Button onClick={() => change({ ...own, base: seen.etag })}>{t("knowledge.keepMine")}</Button>
          </Row>
        }
      >
        {t("knowledge.staleHint")}
      </Notice>
      <Differences before={wholeText(seen.data, audience)} after={wholeText(wantedOf(own), audience)} />
    </>
  );
}

const Returned = ({ seen }: { seen: SeenDraft }) => {
  const t = useT();
  return (
    <Notice tone="warn" title={t("knowledge.returnedBy", { name: seen.data.decidedBy ?? "" })}>
      {seen.data.reason}
    </Notice>
  );
};

function About({ seen: { data: draft } }: { seen: SeenDraft }) {
  const t = useT();
  const formats = useFormats();
  return (
    <Row gap={3}>
      <Badge tone={stateTones[draft.state]}>{t(`knowledge.state.${draft.state}`)}</Badge>
      <Badge>{t(`knowledge.language.${draft.language}`)}</Badge>
      <Badge>{t(`knowledge.audience.${draft.audience}`)}</Badge>
      <Soft>
        {t(draft.articleId ? "knowledge.isEdit" : "knowledge.isNew")} · {t("knowledge.by", { author: draft.authorName, name: draft.changedByName, time: formats.dateTime(draft.changedAt) })}
      </Soft>
    </Row>
  );
}

function ReadDraft({ seen }: { seen: SeenDraft }) {
  const t = useT();
  const say = useToast();
  const queries = useQueryClient();
  const [shown, setShown] = useState<"text" | "changes">("text");
  const [returning, setReturning] = useState(false);
  const draft = seen.data;
  const can = (move: (typeof draft.moves)[number]) => draft.moves.includes(move);
  const done = (text: string) => (next: SeenDraft) => {
    queries.setQueryData(["article-drafts", draft.id], next);
    say(text);
  };
  const path = { params: { path: { id: draft.id } }, headers: ifMatch(seen) };
  const approve = useKeeping((api, _: void) => answer(api.POST("/article-drafts/{id}/approval", path)), done(t("knowledge.approved")));
  const withdraw = useKeeping((api, _: void) => answer(api.POST("/article-drafts/{id}/withdrawal", path)), done(t("knowledge.withdrawn")));
  const compares = draft.versionId !== null && draft.state === "IN_REVIEW";
  const text = (
    <Card>
      <ArticleBody html={draft.html} language={draft.language} />
    </Card>
  );
  return (
    <Page title={draft.title} intro={<About seen={seen} />} above={<BackLink to="/knowledge">{t("menu.knowledge")}</BackLink>} width="wide">
      <Stack gap={5}>
        {draft.state === "RETURNED" && <Returned seen={seen} />}
        {can("RETURN") && !can("APPROVE") && <Notice>{t("knowledge.ownChange")}</Notice>}
        {compares ? (
          <Tabs
            label={t("knowledge.text")}
            tabs={[
              { key: "text", label: t("knowledge.text") },
              { key: "changes", label: t("knowledge.changes") },
            ]}
            shown={shown}
            onShow={setShown}
          >
            {shown === "text" ? text : <Changes seen={seen} />}
          </Tabs>
        ) : (
          text
        )}
        <Problem error={approve.error ?? withdraw.error} />
      </Stack>
      {(draft.moves.length > 0 || draft.state === "PUBLISHED") && (
        <ActionBar>
          {can("WITHDRAW") && (
            <Button icon="edit" busy={withdraw.isPending} onClick={() => withdraw.mutate()}>
              {t("knowledge.withdraw")}
            </Button>
          )}
          {can("RETURN") && <Button onClick={() => setReturning(true)}>{t("knowledge.return")}</Button>}
          {can("APPROVE") && (
            <Button look="primary" icon="check" busy={approve.isPending} onClick={() => approve.mutate()}>
              {t("knowledge.approve")}
            </Button>
          )}
          {draft.state === "PUBLISHED" && draft.articleId && (
            <ButtonLink to={`/knowledge/articles/${draft.articleId}`} icon="document">
              {t("knowledge.article")}
            </ButtonLink>
          )}
        </ActionBar>
      )}
      {returning && (
        <ReturnDialog
          seen={seen}
          onDone={() => {
            setReturning(false);
            say(t("knowledge.returned"));
          }}
          onClose={() => setReturning(false)}
        />
      )}
    </Page>
  );
}

function Changes({ seen: { data: draft } }: { seen: SeenDraft }) {
  const t = useT();
  const query = useQuery(versionQuery(useApi(), draft.versionId ?? ""));
  const audience = (one: Typed["audience"]) => t(`knowledge.audience.${one}`);
  return <Loaded query={query}>{({ data: published }) => <Differences before={wholeText(published, audience)} after={wholeText(draft, audience)} />}</Loaded>;
}
