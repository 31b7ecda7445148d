import { useT } from "../../i18n/console.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Problem } from "../../ui/Status.tsx";

type SureProps = { title: string; hint: string; action: string; act: { isPending: boolean; error: unknown; mutate: () => void }; onClose: () => void };

/** Asks once more before something is taken away. */
export function SureDialog({ title, hint, action, act, onClose }: SureProps) {
  const t = useT();
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("action.back")}</Button>
          <Button look="danger" busy={act.isPending} onClick={act.mutate}>
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
