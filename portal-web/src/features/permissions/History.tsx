import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { PermissionVersionRow } from "../../api/types.ts";
import { useT } from "../../i18n/console.ts";
import { useFormats } from "../../i18n/Language.tsx";
import { useApi } from "../../lib/CallerProvider.tsx";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Card, Row, Soft, Stack } from "../../ui/Layout.tsx";
import { Loaded } from "../../ui/Loaded.tsx";
import { MoreButton } from "../../ui/MoreButton.tsx";
import { Effects } from "./Effects.tsx";
import { effectsQuery, textOf, versionsQuery } from "./queries.ts";
import { saveFile, yaml } from "../../lib/saveFile.ts";

/** Who changed the rules, when and why; each version can be compared, taken along and taken back. */
export function History({ current, onRestore, onClose }: { current: number; onRestore: (version: number) => void; onClose: () => void }) {
  const t = useT();
  const api = useApi();
  const query = useInfiniteQuery(versionsQuery(api));
  return (
    <Dialog title={t("permissions.history")} wide onClose={onClose}>
      <Loaded query={query}>
        {({ pages }) => (
          <Stack>
            {pages
              .flatMap((one) => one.items)
              .map((version) => (
                <Version key={version.number} version={version} current={current} onRestore={onRestore} />
              ))}
            <MoreButton query={query} />
            <Card title={t("permissions.shipped")} actions={current > 0 && <Button size="small" onClick={() => onRestore(0)}>{t("permissions.restore")}</Button>}>
              <Soft>{t("permissions.shippedHint")}</Soft>
            </Card>
          </Stack>
        )}
      </Loaded>
    </Dialog>
  );
}

function Version({ version, current, onRestore }: { version: PermissionVersionRow; current: number; onRestore: (version: number) => void }) {
  const t = useT();
  const api = useApi();
  const { dateTime } = useFormats();
  const [open, setOpen] = useState(false);
  return (
    <Card
      title={t("permissions.version", { number: version.number })}
      actions={
        <Row gap={2}>
          <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
            {t("permissions.difference")}
          </Button>
          <Button size="small" icon="download" onClick={async () => saveFile(`permissions-${version.number}.yaml`, yaml(await textOf(api, version.number)))}>
            {t("permissions.export")}
          </Button>
          {version.number !== current && (
            <Button size="small" onClick={() => onRestore(version.number)}>
              {t("permissions.restore")}
            </Button>
          )}
        </Row>
      }
    >
      <p>{version.note}</p>
      <Soft>
        {version.author} · {dateTime(version.at)} · {t("permissions.changes", { count: version.changes })}
      </Soft>
      {open && <Difference number={version.number} />}
    </Card>
  );
}

function Difference({ number }: { number: number }) {
  const query = useQuery(effectsQuery(useApi(), number, number - 1));
  return <Loaded query={query}>{({ items }) => <Effects effects={items} />}</Loaded>;
}
