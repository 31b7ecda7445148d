import { useQuery } from "@tanstack/react-query";
import { useLocation, useSearch } from "wouter";
import type { ArticleHit } from "../../api/types.ts";
import { useLocale } from "../../i18n/Language.tsx";
import { useT } from "../../i18n/portal.ts";
import { useApi } from "../../lib/CallerProvider.tsx";
import { CardLink, Page, Row, Soft, Stack } from "../../ui/Layout.tsx";
import { SearchBox } from "../../ui/SearchBox.tsx";
import { Badge, EmptyState, Problem, Skeleton } from "../../ui/Status.tsx";
import { articlesQuery } from "../../features/articles/queries.ts";
import { Segments } from "../../features/articles/Segments.tsx";

/** The knowledge base; what is searched for stands in the address, so that it can be shared and gone back to. */
export function ArticlesPage() {
  const t = useT();
  const search = new URLSearchParams(useSearch());
  const [, navigate] = useLocation();
  const q = search.get("q") ?? "";
  const product = search.get("product") ?? undefined;
  const articles = useQuery(articlesQuery(useApi(), { ...(q && { q }), ...(product && { product }), limit: 20 }));
  const find = (text: string) => {
    const next = new URLSearchParams({ ...(text && { q: text }), ...(product && { product }) });
    navigate(`/articles?${next}`);
  };
  return (
    <Page title={t("articles.title")} intro={product && t("articles.product", { product })} width="narrow">
      <SearchBox key={q} label={t("articles.search")} placeholder={t("articles.searchHint")} value={q} onSearch={find} />
      {articles.isPending && <Skeleton lines={6} />}
      {articles.isError && <Problem error={articles.error} onRetry={() => void articles.refetch()} />}
      {articles.data?.items.length === 0 && (
        <EmptyState icon="search" title={t("articles.none")}>
          {t("articles.noneHint")}
        </EmptyState>
      )}
      {articles.data && (
        <Stack gap={3}>
          {articles.data.items.map((hit) => (
            <ArticleCard key={hit.id} hit={hit} />
          ))}
        </Stack>
      )}
    </Page>
  );
}

export function ArticleCard({ hit }: { hit: ArticleHit }) {
  const locale = useLocale();
  return (
    <CardLink to={`/articles/${hit.id}`}>
      <div lang={hit.language}>
        <Stack gap={1}>
          <strong>
            <Segments segments={hit.title} />
          </strong>
          <Soft>
            <Segments segments={hit.passage} />
          </Soft>
          <Row gap={2}>
            {hit.products.map((product) => (
              <Badge key={product}>{product}</Badge>
            ))}
            {hit.language !== locale && <Badge tone="info">{hit.language === "en" ? "English" : "中文"}</Badge>}
          </Row>
        </Stack>
      </div>
    </CardLink>
  );
}
