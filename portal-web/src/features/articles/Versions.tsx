import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ArticleVersionRow } from "../../api/types.ts";
import { useT } from "../../i18n/console.ts";
import { useFormats } from "../../i18n/Language.tsx";
import { useApi } from "../../lib/CallerProvider.tsx";
import { Button } from "../../ui/Button.tsx";
import { Card, Row, Soft, Stack } from "../../ui/Layout.tsx";
import { Loaded } from "../../ui/Loaded.tsx";
import { MoreButton } from "../../ui/MoreButton.tsx";
import { Badge } from "../../ui/Status.tsx";
import { ArticleBody } from "./ArticleBody.tsx";
import { Differences } from "./Differences.tsx";
import { versionQuery, versionsQuery, wholeText } from "./keeping.ts";

/** What was published, by whom; each version can be read, compared with the one before and brought back. `onRestore` where a draft may be begun. */
export function Versions({ article, onRestore }: { article: string; onRestore?: (version: string) => void }) {
  const query = useInfiniteQuery(versionsQuery(useApi(), article));
  return (
    <Loaded query={query}>
      {({ pages }) => {
        const rows = pages.flatMap((one) => one.items);
        return (
          <Stack gap={3}>
            {rows.map((version, at) => (
              <Version key={version.id} version={version} current={at === 0} before={rows[at + 1]} onRestore={onRestore} />
            ))}
            <MoreButton query={query} />
          </Stack>
        );
      }}
    </Loaded>
  );
}

function Version({ version, current, before, onRestore }: { version: ArticleVersionRow; current: boolean; before: ArticleVersionRow | undefined; onRestore?: (version: string) => void }) {
  const t = useT();
  const formats = useFormats();
  const [open, setOpen] = useState<"text" | "difference" | null>(null);
  const turn = (what: "text" | "difference") => setOpen(open === what ? null : what);
  return (
    <Card
      title={
        <Row gap={2}>
          {t("knowledge.version", { number: version.number })}
          {current && <Badge tone="good">{t("knowledge.current")}</Badge>}
        </Row>
      }
      actions={
        <Row gap={2}>
          <Button size="small" aria-expanded={open === "text"} onClick={() => turn("text")}>
            {t("knowledge.show")}
          </Button>
          {before && (
            <Button size="small" aria-expanded={open === "difference"} onClick={() => turn("difference")}>
              {t("knowledge.difference")}
            </Button>
          )}
          {!current && onRestore && (
            <Button size="small" icon="refresh" onClick={() => onRestore(version.id)}>
              {t("knowledge.restore")}
            </Button>
          )}
        </Row>
      }
    >
      <Soft>{version.writtenBy ? t("knowledge.versionBy", { author: version.writtenBy, approver: version.approvedBy ?? "—", time: formats.dateTime(version.publishedAt) }) : formats.dateTime(version.publishedAt)}</Soft>
      {open === "text" && <Text id={version.id} />}
      {open === "difference" && before && <Compared before={before.id} after={version.id} />}
    </Card>
  );
}

function Text({ id }: { id: string }) {
  const query = useQuery(versionQuery(useApi(), id));
  return (
    <Loaded query={query}>
      {({ data }) => (
        <Stack gap={3}>
          <strong lang={data.language}>{data.title}</strong>
          <ArticleBody html={data.html} language={data.language} />
        </Stack>
      )}
    </Loaded>
  );
}

function Compared({ before, after }: { before: string; after: string }) {
  const t = useT();
  const api = useApi();
  const older = useQuery(versionQuery(api, before));
  const newer = useQuery(versionQuery(api, after));
  const audience = (one: "PUBLIC" | "CUSTOMER" | "STAFF") => t(`knowledge.audience.${one}`);
  return <Loaded query={older}>{(old) => <Loaded query={newer}>{(fresh) => <Differences before={wholeText(old.data, audience)} after={wholeText(fresh.data, audience)} />}</Loaded>}</Loaded>;
}
