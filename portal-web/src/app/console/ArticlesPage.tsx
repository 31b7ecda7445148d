import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useSearchParams } from "wouter";
import { ArticleBody } from "../../features/articles/ArticleBody.tsx";
import { articleQuery, articlesQuery, longestQuestion } from "../../features/articles/queries.ts";
import { Segments } from "../../features/articles/Segments.tsx";
import { useT } from "../../i18n/console.ts";
import { useFormats } from "../../i18n/Language.tsx";
import { useApi } from "../../lib/CallerProvider.tsx";
import { useDelayed } from "../../lib/useDelayed.ts";
import { TextField } from "../../ui/fields.tsx";
import { BackLink, Card, CardLink, Page, Row, Soft, Stack } from "../../ui/Layout.tsx";
import { Loaded } from "../../ui/Loaded.tsx";
import { Badge, EmptyState } from "../../ui/Status.tsx";
import { TextLink } from "../../ui/TextLink.tsx";

/** Search in the knowledge base, with what is written for staff. */
export function ArticlesPage() {
  const t = useT();
  const api = useApi();
  const [parameters, setParameters] = useSearchParams();
  const [typed, setTyped] = useState(parameters.get("q") ?? "");
  const q = useDelayed(typed.trim());
  const query = useQuery({ ...articlesQuery(api, { q, limit: 30 }), placeholderData: keepPreviousData });
  const search = (text: string) => {
    setTyped(text);
    setParameters(text ? { q: text } : {}, { replace: true });
  };
  return (
    <Page title={t("menu.articles")} width="wide">
      <TextField label={t("article.search")} hideLabel type="search" maxLength={longestQuestion} value={typed} onChange={search} placeholder={t("article.search")} />
      <Loaded query={query} lines={6}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon="search" title={t("article.nothingFound")} />
          ) : (
            <Stack gap={3}>
              {items.map((hit) => (
                <CardLink key={hit.id} to={`/articles/${hit.id}`}>
                  <div lang={hit.language}>
                    <Stack gap={2}>
                      <strong>
                        <Segments segments={hit.title} />
                      </strong>
                      <Soft>
                        <Segments segments={hit.passage} />
                      </Soft>
                    </Stack>
                  </div>
                  <Products products={hit.products} />
                </CardLink>
              ))}
            </Stack>
          )
        }
      </Loaded>
    </Page>
  );
}

const Products = ({ products }: { products: string[] }) => (
  <Row gap={2}>
    {products.map((product) => (
      <Badge key={product}>{product}</Badge>
    ))}
  </Row>
);

export function ArticlePage({ id }: { id: string }) {
  const t = useT();
  const formats = useFormats();
  const query = useQuery(articleQuery(useApi(), id));
  return (
    <Loaded query={query}>
      {({ data: article }) => (
        <Page
          title={article.title}
          above={<BackLink to="/articles">{t("menu.articles")}</BackLink>}
          intro={
            <Row gap={3}>
              <Products products={article.products} />
              <Soft>{t("article.changedAt", { time: formats.dateTime(article.changedAt) })}</Soft>
              {article.translations.map((other) => (
                <TextLink key={other.id} to={`/articles/${other.id}`}>
                  {other.title}
                </TextLink>
              ))}
            </Row>
          }
        >
          <Card>
            <ArticleBody html={article.html} language={article.language} />
          </Card>
        </Page>
      )}
    </Loaded>
  );
}
