import { useState } from "react";
import { useT } from "../i18n/common.ts";
import { Button } from "./Button.tsx";
import { TextField } from "./fields.tsx";
import styles from "./CopyField.module.css";

/** A search that starts when the person says so. */
export function SearchBox({ label, placeholder, value = "", onSearch }: { label: string; placeholder?: string; value?: string; onSearch: (text: string) => void }) {
  const t = useT();
  const [text, setText] = useState(value);
  return (
    <form
      role="search"
      className={styles.row}
      onSubmit={(event) => {
        event.preventDefault();
        onSearch(text.trim());
      }}
    >
      <TextField label={label} hideLabel type="search" maxLength={200} placeholder={placeholder} value={text} onChange={setText} />
      <Button type="submit" icon="search">
        {t("action.search")}
      </Button>
    </form>
  );
}
