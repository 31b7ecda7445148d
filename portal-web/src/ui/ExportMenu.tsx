import { useState } from "react";
import { useT } from "../i18n/common.ts";
import { saveFile } from "../lib/saveFile.ts";
import { Button } from "./Button.tsx";
import { Menu } from "./Menu.tsx";
import { useExplanation } from "./Status.tsx";
import { useToast } from "./Toasts.tsx";

export type ExportFormat = "xlsx" | "csv";

/** Offers a list as a file: `fetched` brings it in a format, under the name the server gives it. */
export function ExportMenu({ fetched }: { fetched: (format: ExportFormat) => Promise<{ name: string; content: Blob }> }) {
  const t = useT();
  const say = useToast();
  const explain = useExplanation();
  const [busy, setBusy] = useState(false);
  const take = (format: ExportFormat) => async () => {
    setBusy(true);
    try {
      const { name, content } = await fetched(format);
      saveFile(name, content);
      say(t("export.done", { name }));
    } catch (error) {
      say(explain(error), "bad");
    } finally {
      setBusy(false);
    }
  };
  return busy ? (
    <Button busy>{t("action.export")}</Button>
  ) : (
    <Menu
      label={t("action.export")}
      icon="download"
      labelled
      items={[
        { label: t("export.xlsx"), icon: "document", onChoose: take("xlsx") },
        { label: t("export.csv"), icon: "document", onChoose: take("csv") },
      ]}
    />
  );
}
