import { useT } from "../i18n/common.ts";
import { Button } from "./Button.tsx";
import { Dialog } from "./Dialog.tsx";
import { Problem } from "./Status.tsx";

type SureProps = { title: string; hint: string; action: string; /** Something is lost by it. */ danger?: boolean; act: { isPending: boolean; error: unknown; mutate: () => void }; onClose: () => void };

/** Asks once more before something is done that nobody should do by mistake. */
export function SureDialog({ title, hint, action, danger, act, onClose }: SureProps) {
  const t = useT();
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("action.cancel")}</Button>
          <Button look={danger ? "danger" : "primary"} busy={act.isPending} onClick={() => act.mutate()}>
            {action}
          </Button>
        </>
      }
    >
      <p>{hint}</p>
      <Problem error={act.error} />
    </Dialog>
  );
}
