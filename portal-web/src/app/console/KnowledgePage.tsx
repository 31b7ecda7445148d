import { useInfiniteQuery } from "@tanstack/react-query";
import { useSearchParams } from "wouter";
import type { ArticleStatus, Audience } from "../../api/types.ts";
import styles from "../../features/articles/keeping.module.css";
import { draftsQuery, keptArticlesQuery, stateTones } from "../../features/articles/keeping.ts";
import { useT } from "../../i18n/console.ts";
import { useFormats } from "../../i18n/Language.tsx";
import { useApi } from "../../lib/CallerProvider.tsx";
import { ButtonLink } from "../../ui/Button.tsx";
import { CardLink, Page, Row, Soft, Stack } from "../../ui/Layout.tsx";
import { Loaded } from "../../ui/Loaded.tsx";
import { MoreButton } from "../../ui/MoreButton.tsx";
import { Badge, EmptyState } from "../../ui/Status.tsx";
import { Tabs } from "../../ui/Tabs.tsx";

const drafts = { drafts: {}, mine: { mine: true }, review: { state: "IN_REVIEW" } } as const;
const articles = { published: "PUBLISHED", retired: "RETIRED" } as const satisfies Record<string, ArticleStatus>;
const isArticles = (tab: string): tab is keyof typeof articles => tab in articles;
const tabs = ["drafts", "mine", "review", "published", "retired"] as const;

/** Articles from the first word to their retirement, for those who write and review them. */
export default function KnowledgePage() {
  const t = useT();
  const [parameters, setParameters] = useSearchParams();
  const wished = parameters.get("tab");
  const tab = tabs.find((one) => one === wished) ?? "drafts";
  // Who may write a title may begin an article; an empty list says so too.
  const mayWrite = useInfiniteQuery(draftsQuery(useApi(), {})).data?.pages[0]?.access.title === "write";
  return (
    <Page
      title={t("menu.knowledge")}
      intro={t("knowledge.intro")}
      width="wide"
      actions={
        mayWrite && (
          <ButtonLink look="primary" icon="plus" to="/knowledge/new">
            {t("knowledge.new")}
          </ButtonLink>
        )
      }
    >
      <Tabs label={t("menu.knowledge")} tabs={tabs.filter((key) => key !== "mine" || mayWrite).map((key) => ({ key, label: t(`knowledge.tab.${key}`) }))} shown={tab} onShow={(key) => setParameters({ tab: key }, { replace: true })}>
        {isArticles(tab) ? <Articles key={tab} tab={tab} /> : <Drafts key={tab} tab={tab} />}
      </Tabs>
    </Page>
  );
}

function Drafts({ tab }: { tab: keyof typeof drafts }) {
  const t = useT();
  const formats = useFormats();
  const query = useInfiniteQuery(draftsQuery(useApi(), drafts[tab]));
  return (
    <Loaded query={query} lines={6}>
      {({ pages }) => {
        const rows = pages.flatMap((one) => one.items);
        return rows.length === 0 ? (
          <EmptyState icon="edit" title={t(`knowledge.none.${tab}`)} />
        ) : (
          <Stack gap={3}>
            {rows.map((draft) => (
              <CardLink key={draft.id} to={`/knowledge/drafts/${draft.id}`}>
                <Stack gap={2}>
                  <strong lang={draft.language} className={styles.title}>
                    {draft.title}
                  </strong>
                  <Row gap={2}>
                    <Badge tone={stateTones[draft.state]}>{t(`knowledge.state.${draft.state}`)}</Badge>
                    <About language={draft.language} audience={draft.audience} products={draft.products} />
                  </Row>
                  <Soft>
                    {t(draft.articleId ? "knowledge.isEdit" : "knowledge.isNew")} · {t("knowledge.by", { author: draft.authorName, name: draft.changedByName, time: formats.relative(draft.changedAt) })}
                  </Soft>
                </Stack>
              </CardLink>
            ))}
            <MoreButton query={query} />
          </Stack>
        );
      }}
    </Loaded>
  );
}

function Articles({ tab }: { tab: keyof typeof articles }) {
  const t = useT();
  const formats = useFormats();
  const query = useInfiniteQuery(keptArticlesQuery(useApi(), articles[tab]));
  return (
    <Loaded query={query} lines={6}>
      {({ pages }) => {
        const rows = pages.flatMap((one) => one.items);
        return rows.length === 0 ? (
          <EmptyState icon="help" title={t(`knowledge.none.${tab}`)} />
        ) : (
          <Stack gap={3}>
            {rows.map((article) => (
              <CardLink key={article.id} to={`/knowledge/articles/${article.id}`}>
                <Stack gap={2}>
                  <strong lang={article.language} className={styles.title}>
                    {article.title}
                  </strong>
                  <Row gap={2}>
                    <About language={article.language} audience={article.audience} products={article.products} />
                    {article.draftId && <Badge tone="info">{t("knowledge.state.DRAFT")}</Badge>}
                  </Row>
                  <Soft>{t("knowledge.versionOf", { number: article.number, time: formats.date(article.changedAt.slice(0, 10)) })}</Soft>
                </Stack>
              </CardLink>
            ))}
            <MoreButton query={query} />
          </Stack>
        );
      }}
    </Loaded>
  );
}

function About({ language, audience, products }: { language: "zh-CN" | "en"; audience: Audience; products: string[] }) {
  const t = useT();
  return (
    <>
      <Badge>{t(`knowledge.language.${language}`)}</Badge>
      <Badge>{t(`knowledge.audience.${audience}`)}</Badge>
      {products.map((product) => (
        <Badge key={product}>{product}</Badge>
      ))}
    </>
  );
}
