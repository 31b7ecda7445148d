import { useQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import { useFormats } from "../../i18n/Language.tsx";
import { useT } from "../../i18n/portal.ts";
import { useApi } from "../../lib/CallerProvider.tsx";
import { BackLink, Card, Page, Row, Soft } from "../../ui/Layout.tsx";
import { Badge, Problem, Skeleton } from "../../ui/Status.tsx";
import { ArticleBody } from "../../features/articles/ArticleBody.tsx";
import { Feedback } from "../../features/articles/Feedback.tsx";
import { articleQuery } from "../../features/articles/queries.ts";

export function ArticlePage({ id }: { id: string }) {
  const t = useT();
  const formats = useFormats();
  const article = useQuery(articleQuery(useApi(), id));
  const above = <BackLink to="/articles">{t("articles.title")}</BackLink>;
  if (!article.data) {
    return (
      <Page title={t("articles.one")} width="narrow" above={above}>
        {article.isPending ? <Skeleton lines={8} /> : <Problem error={article.error} onRetry={() => void article.refetch()} />}
      </Page>
    );
  }
  const { data } = article.data;
  return (
    <Page
      title={data.title}
      width="narrow"
      above={above}
      intro={
        <Row gap={2}>
          {data.products.map((product) => (
            <Badge key={product}>{product}</Badge>
          ))}
          <Soft>{t("articles.changed", { date: formats.dateTime(data.changedAt) })}</Soft>
          {data.translations.map((other) => (
            <Link key={other.id} href={`/articles/${other.id}`} lang={other.language} title={other.title}>
              {other.language === "en" ? "English" : "中文"}
            </Link>
          ))}
        </Row>
      }
    >
      <Card>
        <ArticleBody html={data.html} language={data.language} />
      </Card>
      <Feedback key={id} articleId={id} />
    </Page>
  );
}
