import { useState } from "react";
import type { PermissionsView } from "../../api/types.ts";
import { useT } from "../../i18n/console.ts";
import { viewAs } from "../../lib/viewAs.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { RadioCards, SelectField, TextArea } from "../../ui/fields.tsx";
import { useNames } from "./useNames.ts";

/** Gives one role the rights of another. */
export function CopyRoleDialog({ view, onCopy, onClose }: { view: PermissionsView; onCopy: (from: string, to: string) => void; onClose: () => void }) {
  const t = useT();
  const names = useNames();
  const [from, setFrom] = useState("");
  const [to, setTo] = useState("");
  const options = view.roles.map((role) => ({ value: role.name, label: names.role(role.name) }));
  return (
    <Dialog
      title={t("permissions.copyRole")}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("action.cancel")}</Button>
          <Button look="primary" icon="copy" disabled={!from || !to || from === to} onClick={() => onCopy(from, to)}>
            {t("permissions.choose")}
          </Button>
        </>
      }
    >
      <p>{t("permissions.copyRoleHint")}</p>
      <SelectField label={t("permissions.copyFrom")} value={from} onChange={setFrom} options={options} />
      <SelectField label={t("permissions.copyTo")} value={to} onChange={setTo} options={options} />
    </Dialog>
  );
}

/** Shows this tab as a role sees it. */
export function ViewAsDialog({ view, onClose }: { view: PermissionsView; onClose: () => void }) {
  const t = useT();
  const names = useNames();
  const [role, setRole] = useState("");
  const [place, setPlace] = useState<"/console/" | "/">("/console/");
  return (
    <Dialog
      title={t("permissions.viewAs")}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("action.cancel")}</Button>
          <Button look="primary" icon="person" disabled={!role} onClick={() => viewAs(role, names.role(role), place)}>
            {t("permissions.viewAs")}
          </Button>
        </>
      }
    >
      <p>{t("permissions.viewAsHint")}</p>
      <SelectField label={t("permissions.role")} value={role} onChange={setRole} options={view.roles.map((one) => ({ value: one.name, label: names.role(one.name) }))} />
      <RadioCards
        label={t("permissions.viewIn")}
        value={place}
        onChange={setPlace}
        options={[
          { value: "/console/", label: t("console.title") },
          { value: "/", label: t("permissions.portal") },
        ]}
      />
    </Dialog>
  );
}

/** Takes changes as text, from a file or pasted. */
export function ImportDialog({ onImport, onClose }: { onImport: (text: string) => void; onClose: () => void }) {
  const t = useT();
  const [text, setText] = useState("");
  return (
    <Dialog
      title={t("permissions.import")}
      wide
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("action.cancel")}</Button>
          <Button look="primary" icon="upload" disabled={!text.trim()} onClick={() => onImport(text)}>
            {t("permissions.review")}
          </Button>
        </>
      }
    >
      <p>{t("permissions.importHint")}</p>
      <label>
        {t("permissions.file")}{" "}
        <input type="file" accept=".yaml,.yml,text/yaml,application/yaml" onChange={async (event) => setText((await event.target.files?.[0]?.text()) ?? "")} />
      </label>
      <TextArea label={t("permissions.text")} rows={12} value={text} onChange={setText} />
    </Dialog>
  );
}
