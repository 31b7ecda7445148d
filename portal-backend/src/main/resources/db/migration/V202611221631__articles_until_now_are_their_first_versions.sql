insert into article_version(id, article_id, version_number, language, title, body_markdown, audience, products, published_at)
select uuid(), a.id, 1, a.language, a.title, a.body_markdown, a.audience, a.products, a.changed_at
from article a left join article_version v on v.article_id = a.id where v.id is null;
