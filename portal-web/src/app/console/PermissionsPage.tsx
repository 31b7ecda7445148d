import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useMemo, useState } from "react";
import type { PermissionsView } from "../../api/types.ts";
import { CellDialog } from "../../features/permissions/CellDialog.tsx";
import { type Cell, choose, copyRole, isRows, type Pending, type RecordRules, rulesOf } from "../../features/permissions/changes.ts";
import { History } from "../../features/permissions/History.tsx";
import { Matrix } from "../../features/permissions/Matrix.tsx";
import type { Names } from "../../features/permissions/names.ts";
import { useNames } from "../../features/permissions/useNames.ts";
import styles from "../../features/permissions/permissions.module.css";
import { permissionsQuery, textOf, type Wanted } from "../../features/permissions/queries.ts";
import { ReviewDialog } from "../../features/permissions/ReviewDialog.tsx";
import { CopyRoleDialog, ImportDialog, ViewAsDialog } from "../../features/permissions/RoleDialogs.tsx";
import { saveFile, yaml } from "../../lib/saveFile.ts";
import { useT } from "../../i18n/console.ts";
import { useFormats } from "../../i18n/Language.tsx";
import { useApi } from "../../lib/CallerProvider.tsx";
import type { Versioned } from "../../lib/api.ts";
import { useWide } from "../../lib/useWide.ts";
import { Button } from "../../ui/Button.tsx";
import { Checkbox, SelectField, TextField } from "../../ui/fields.tsx";
import { Page } from "../../ui/Layout.tsx";
import { Loaded } from "../../ui/Loaded.tsx";
import { Menu } from "../../ui/Menu.tsx";
import { EmptyState } from "../../ui/Status.tsx";

/** Who may see and change which field: the shipped rules with the owner's own on top. */
export default function PermissionsPage() {
  const t = useT();
  const query = useQuery(permissionsQuery(useApi()));
  return (
    <Page title={t("menu.permissions")} intro={t("permissions.intro")} width="wide">
      <Loaded query={query} lines={8}>
        {(seen) => <Rules key={seen.etag} seen={seen} />}
      </Loaded>
    </Page>
  );
}

type Shown = "history" | "copy" | "import" | "view" | null;

function Rules({ seen }: { seen: Versioned<{ data: PermissionsView }> }) {
  const t = useT();
  const api = useApi();
  const wide = useWide();
  const names = useNames();
  const { dateTime } = useFormats();
  const view = seen.data;
  const [pending, setPending] = useState<Pending>(new Map());
  const [words, setWords] = useState("");
  const [record, setRecord] = useState("");
  const [role, setRole] = useState(view.roles[0]!.name);
  const [onlyOwn, setOnlyOwn] = useState(false);
  const [cell, setCell] = useState<Cell | null>(null);
  const [shown, setShown] = useState<Shown>(null);
  const [review, setReview] = useState<{ wanted: Wanted; note?: string } | null>(null);

  const asked = useDeferredValue(words.trim().toLowerCase());
  const records = useMemo(() => found(view, names, { words: asked, record, onlyOwn, pending: onlyOwn ? pending : none }), [view, names, asked, record, onlyOwn, onlyOwn ? pending : none]);
  const roles = useMemo(() => (wide ? view.roles.map((one) => one.name) : [role]), [view, wide, role]);

  return (
    <>
      <div className={styles.tools}>
        <TextField label={t("permissions.search")} type="search" placeholder={t("permissions.searchHint")} value={words} onChange={setWords} />
        <SelectField
          label={t("permissions.record")}
          value={record}
          onChange={setRecord}
          placeholder={t("permissions.everyRecord")}
          options={view.records.map((one) => ({ value: one.name, label: names.record(one.name) }))}
        />
        {!wide && <SelectField label={t("permissions.role")} value={role} onChange={setRole} options={view.roles.map((one) => ({ value: one.name, label: names.role(one.name) }))} />}
        <Checkbox label={t("permissions.onlyOwn")} checked={onlyOwn} onChange={setOnlyOwn} />
        <Button icon="person" onClick={() => setShown("view")}>
          {t("permissions.viewAs")}
        </Button>
        <Button icon="clock" onClick={() => setShown("history")}>
          {t("permissions.history")}
        </Button>
        <Menu
          label={t("permissions.more")}
          items={[
            { label: t("permissions.copyRole"), icon: "copy", onChoose: () => setShown("copy") },
            { label: t("permissions.export"), icon: "download", onChoose: async () => saveFile(`permissions-${view.version}.yaml`, yaml(await textOf(api, view.version))) },
            { label: t("permissions.import"), icon: "upload", onChoose: () => setShown("import") },
          ]}
        />
      </div>
      <p className={styles.soft}>
        {view.version === 0 || !view.changedAt ? t("permissions.asShipped") : t("permissions.asChanged", { number: view.version, author: view.changedBy ?? "", time: dateTime(view.changedAt), note: view.note ?? "" })}
      </p>
      {records.length === 0 ? <EmptyState icon="search" title={t("permissions.nothingFound")} /> : <Matrix view={view} records={records} roles={roles} pending={pending} onOpen={setCell} />}
      {pending.size > 0 && (
        <div className={styles.bar} role="region" aria-label={t("permissions.pending")}>
          <strong>{t("permissions.pendingCount", { count: pending.size })}</strong>
          <Button onClick={() => setPending(none)}>{t("permissions.discard")}</Button>
          <Button look="primary" onClick={() => setReview({ wanted: { rules: rulesOf(view, pending), text: null, version: null } })}>
            {t("permissions.review")}
          </Button>
        </div>
      )}

      {cell && (
        <CellDialog
          view={view}
          cell={cell}
          pending={pending}
          onClose={() => setCell(null)}
          onChoose={(right) => {
            setPending(choose(view, pending, cell, right));
            setCell(null);
          }}
        />
      )}
      {shown === "copy" && (
        <CopyRoleDialog
          view={view}
          onClose={() => setShown(null)}
          onCopy={(from, to) => {
            setPending(copyRole(view, pending, from, to));
            setShown(null);
          }}
        />
      )}
      {shown === "view" && <ViewAsDialog view={view} onClose={() => setShown(null)} />}
      {shown === "import" && (
        <ImportDialog
          onClose={() => setShown(null)}
          onImport={(text) => {
            setShown(null);
            setReview({ wanted: { rules: null, text, version: null } });
          }}
        />
      )}
      {shown === "history" && (
        <History
          current={view.version}
          onClose={() => setShown(null)}
          onRestore={(version) => {
            setShown(null);
            setReview({ wanted: { rules: null, text: null, version }, note: version === 0 ? t("permissions.backToShipped") : t("permissions.backTo", { number: version }) });
          }}
        />
      )}
      {review && <ReviewDialog seen={seen} {...review} onClose={() => setReview(null)} onSaved={() => setReview(null)} />}
    </>
  );
}

const none: Pending = new Map();

/** The record types and fields that a search finds, by their names or codes. */
function found(view: PermissionsView, names: Names, wish: { words: string; record: string; onlyOwn: boolean; pending: Pending }): RecordRules[] {
  const matches = (...texts: string[]) => !wish.words || texts.some((text) => text.toLowerCase().includes(wish.words));
  const own = (record: string, field: RecordRules["fields"][number]) => !wish.onlyOwn || field.changed.some(Boolean) || [...wish.pending.keys()].some((key) => key.startsWith(`${record} ${field.name} `));
  return [...view.records]
    .sort((one, other) => Number(one.locked) - Number(other.locked))
    .filter((record) => !wish.record || record.name === wish.record)
    .map((record) => {
      const all = matches(record.name, names.record(record.name));
      const fits = (field: RecordRules["fields"][number]) => (all || (!isRows(field.name) && matches(field.name, names.field(record.name, field.name)))) && own(record.name, field);
      return { ...record, rows: record.rows && fits(record.rows) ? record.rows : null, fields: record.fields.filter(fits) };
    })
    .filter((record) => record.rows || record.fields.length > 0);
}
