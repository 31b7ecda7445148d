import { useState } from "react";
import type { PermissionsView } from "../../api/types.ts";
import { useT } from "../../i18n/console.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { RadioCards } from "../../ui/fields.tsx";
import { type Cell, choices, isForm, isRows, linesOf, type Pending, rightOf, saidOf } from "./changes.ts";
import { useRightHint, useRightName } from "./names.ts";
import { useNames } from "./useNames.ts";

type CellDialogProps = { view: PermissionsView; cell: Cell; pending: Pending; onChoose: (right: string) => void; onClose: () => void };

/** Sets one role's right to one field. */
export function CellDialog({ view, cell, pending, onChoose, onClose }: CellDialogProps) {
  const t = useT();
  const names = useNames();
  const rightName = useRightName();
  const hint = useRightHint();
  const at = view.roles.findIndex((role) => role.name === cell.role);
  const record = view.records.find((one) => one.name === cell.record);
  const field = record && linesOf(record).find((one) => one.name === cell.field);
  const [right, setRight] = useState(field ? (isForm(cell.record) ? saidOf : rightOf)(pending, cell.record, field, cell.role, at) : "");
  if (!field) return null;
  const shipped = field.shipped[at]!;
  return (
    <Dialog
      title={`${isRows(cell.field) ? t("permissions.rows") : names.field(cell.record, cell.field)} · ${names.role(cell.role)}`}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("action.cancel")}</Button>
          <Button look="primary" onClick={() => onChoose(right)}>
            {t("permissions.choose")}
          </Button>
        </>
      }
    >
      <p>
        {names.record(cell.record)} · {t(isForm(cell.record) ? "permissions.followedAs" : "permissions.shippedAs", { right: rightName(shipped) })}
      </p>
      <RadioCards
        label={isRows(cell.field) ? t("permissions.rows") : t("permissions.right")}
        hideLabel
        value={right}
        onChange={setRight}
        columns={1}
        options={choices(cell.record, field, view.roles[at]!.scopes, field.effective[at]!, shipped).map((one) => ({ value: one, label: one ? rightName(one) : t("permissions.follow"), hint: one ? hint(one) : t("permissions.followHint") }))}
      />
    </Dialog>
  );
}
