import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useT } from "../../i18n/console.ts";
import { useApi } from "../../lib/CallerProvider.tsx";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { TextArea } from "../../ui/fields.tsx";
import { Loaded } from "../../ui/Loaded.tsx";
import { Problem } from "../../ui/Status.tsx";
import { useToast } from "../../ui/Toasts.tsx";
import { Refusal } from "../../lib/refusal.ts";
import { Effects } from "./Effects.tsx";
import { save, tryOut, type Wanted } from "./queries.ts";

type ReviewProps = { seen: { etag: string | null }; wanted: Wanted; /** Why, as far as it is known already. */ note?: string; onSaved: () => void; onClose: () => void };

/** Shows who would gain or lose what before anything is saved. */
export function ReviewDialog({ seen, wanted, note: known = "", onSaved, onClose }: ReviewProps) {
  const t = useT();
  const api = useApi();
  const say = useToast();
  const queries = useQueryClient();
  const [note, setNote] = useState(known);
  const [checked, setChecked] = useState(false);
  const trial = useQuery({ queryKey: ["permissions", "trial", wanted], queryFn: () => tryOut(api, wanted), gcTime: 0, staleTime: 0 });
  const saving = useMutation({
    mutationFn: () => save(api, seen, wanted, note.trim()),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ["permissions"] });
      say(t("permissions.saved"));
      onSaved();
    },
  });
  const submit = () => {
    setChecked(true);
    if (note.trim()) saving.mutate();
  };
  const effects = trial.data?.data.effects;
  return (
    <Dialog
      title={t("permissions.effects")}
      wide
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("action.back")}</Button>
          <Button look="primary" icon="check" busy={saving.isPending} disabled={!effects?.length} onClick={submit}>
            {t("permissions.save")}
          </Button>
        </>
      }
    >
      {trial.error instanceof Refusal && trial.error.errors.length > 0 ? (
        <ul role="alert">
          {trial.error.errors.map((fault) => (
            <li key={fault.detail}>{fault.detail}</li>
          ))}
        </ul>
      ) : (
        <Loaded query={trial}>{({ data }) => <Effects effects={data.effects} people={data.people} />}</Loaded>
      )}
      {effects && effects.length > 0 && (
        <TextArea label={t("permissions.note")} hint={t("permissions.noteHint")} required rows={2} maxLength={500} value={note} onChange={setNote} error={checked && !note.trim() ? t("form.missing") : undefined} />
      )}
      <Problem error={saving.error} />
    </Dialog>
  );
}
