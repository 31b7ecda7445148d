import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useLocation } from "wouter";
import { ArticleBody } from "../../features/articles/ArticleBody.tsx";
import { forgetLists, keptArticleQuery, type SeenArticle, type SeenDraft, statusTones, useKeeping } from "../../features/articles/keeping.ts";
import { Versions } from "../../features/articles/Versions.tsx";
import { useT } from "../../i18n/console.ts";
import { useFormats } from "../../i18n/Language.tsx";
import { answer, ifMatch } from "../../lib/api.ts";
import { useApi } from "../../lib/CallerProvider.tsx";
import { useCreate } from "../../lib/useCreate.ts";
import { Button, ButtonLink } from "../../ui/Button.tsx";
import { BackLink, Card, Page, Row, Soft, Stack } from "../../ui/Layout.tsx";
import { Loaded } from "../../ui/Loaded.tsx";
import { Badge, Problem } from "../../ui/Status.tsx";
import { SureDialog } from "../../ui/SureDialog.tsx";
import { Tabs } from "../../ui/Tabs.tsx";
import { useToast } from "../../ui/Toasts.tsx";

/** An article that was published, with all its versions. */
export default function KeptArticlePage({ id }: { id: string }) {
  const query = useQuery(keptArticleQuery(useApi(), id));
  return <Loaded query={query}>{(seen) => <Kept key={id} seen={seen} />}</Loaded>;
}

function Kept({ seen }: { seen: SeenArticle }) {
  const t = useT();
  const formats = useFormats();
  const queries = useQueryClient();
  const say = useToast();
  const [, navigate] = useLocation();
  const [shown, setShown] = useState<"text" | "history">("text");
  const [retiring, setRetiring] = useState(false);
  const article = seen.data;
  const can = (move: (typeof article.moves)[number]) => article.moves.includes(move);
  const begin = useCreate<{ version: string }, SeenDraft>(
    (api, { version }, headers) => answer(api.POST("/article-versions/{id}/drafts", { params: { path: { id: version } }, headers })),
    (made) => {
      queries.setQueryData(["article-drafts", made.data.id], made);
      void forgetLists(queries);
      navigate(`/knowledge/drafts/${made.data.id}`);
    },
  );
  const path = { params: { path: { id: article.id } }, headers: ifMatch(seen) };
  const retire = useKeeping(
    (api, _: void) => answer(api.POST("/kept-articles/{id}/retirement", path)),
    () => {
      setRetiring(false);
      say(t("knowledge.retired"));
    },
  );
  const bringBack = useKeeping((api, _: void) => answer(api.POST("/kept-articles/{id}/return", path)), () => say(t("knowledge.broughtBack")));
  return (
    <Page
      title={article.title}
      width="wide"
      above={<BackLink to="/knowledge?tab=published">{t("menu.knowledge")}</BackLink>}
      intro={
        <Row gap={3}>
          <Badge tone={statusTones[article.status]}>{t(`knowledge.status.${article.status}`)}</Badge>
          <Badge>{t(`knowledge.language.${article.language}`)}</Badge>
          <Badge>{t(`knowledge.audience.${article.audience}`)}</Badge>
          {article.products.map((product) => (
            <Badge key={product}>{product}</Badge>
          ))}
          <Soft>{t("knowledge.versionOf", { number: article.number, time: formats.dateTime(article.changedAt) })}</Soft>
        </Row>
      }
      actions={
        <Row gap={3}>
          {can("RETIRE") && (
            <Button icon="close" onClick={() => setRetiring(true)}>
              {t("knowledge.retire")}
            </Button>
          )}
          {can("BRING_BACK") && (
            <Button icon="refresh" busy={bringBack.isPending} onClick={() => bringBack.mutate()}>
              {t("knowledge.bringBack")}
            </Button>
          )}
          {can("EDIT") && (
            <>
              <ButtonLink icon="language" to={`/knowledge/new?of=${article.id}`}>
                {t("knowledge.translate")}
              </ButtonLink>
              <Button look="primary" icon="edit" busy={begin.isPending} onClick={() => begin.mutate({ version: article.versionId })}>
                {t("knowledge.edit")}
              </Button>
            </>
          )}
          {article.draftId && (
            <ButtonLink look="primary" icon="edit" to={`/knowledge/drafts/${article.draftId}`}>
              {t("knowledge.openDraft")}
            </ButtonLink>
          )}
        </Row>
      }
    >
      <Problem error={begin.error ?? bringBack.error} />
      <Tabs
        label={article.title}
        tabs={[
          { key: "text", label: t("knowledge.text") },
          { key: "history", label: t("knowledge.history") },
        ]}
        shown={shown}
        onShow={setShown}
      >
        {shown === "text" ? (
          <Card>
            <ArticleBody html={article.html} language={article.language} />
          </Card>
        ) : (
          <Stack>
            <Versions article={article.id} {...(can("EDIT") && { onRestore: (version: string) => begin.mutate({ version }) })} />
          </Stack>
        )}
      </Tabs>
      {retiring && <SureDialog title={t("knowledge.retireTitle")} hint={t("knowledge.retireHint")} action={t("knowledge.retire")} danger act={retire} onClose={() => setRetiring(false)} />}
    </Page>
  );
}
