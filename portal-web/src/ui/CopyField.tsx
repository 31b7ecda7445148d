import { useT } from "../i18n/common.ts";
import { Button } from "./Button.tsx";
import { TextField } from "./fields.tsx";
import styles from "./CopyField.module.css";
import { useToast } from "./Toasts.tsx";

/** A text to take along, with a button that copies it. */
export function CopyField({ label, text }: { label: string; text: string }) {
  const t = useT();
  const say = useToast();
  return (
    <div className={styles.row}>
      <TextField label={label} value={text} onChange={() => undefined} readOnly />
      <Button
        icon="copy"
        onClick={async () => {
          await navigator.clipboard.writeText(text);
          say(t("action.copied"));
        }}
      >
        {t("action.copy")}
      </Button>
    </div>
  );
}
