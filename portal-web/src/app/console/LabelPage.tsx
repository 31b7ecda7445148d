import { useQuery } from "@tanstack/react-query";
import { labelAddress } from "../../features/equipment/equipment.ts";
import { unitQuery } from "../../features/equipment/units.tsx";
import { useT } from "../../i18n/console.ts";
import { useApi } from "../../lib/CallerProvider.tsx";
import { Button, ButtonLink } from "../../ui/Button.tsx";
import { useDocumentTitle } from "../../ui/Layout.tsx";
import { Loaded } from "../../ui/Loaded.tsx";
import styles from "./LabelPage.module.css";

/** Nothing but the label, so that what is printed is what is seen. */
export function LabelPage({ id }: { id: string }) {
  const t = useT();
  useDocumentTitle(t("unit.label"));
  return (
    <main className={styles.sheet}>
      <Loaded query={useQuery(unitQuery(useApi(), id))}>{({ data }) => <img className={styles.label} src={labelAddress(id)} alt={t("unit.labelOf", { serial: data.serial })} />}</Loaded>
      <div className={styles.buttons}>
        <ButtonLink to={`/units/${id}`} icon="arrowLeft">
          {t("action.back")}
        </ButtonLink>
        <Button look="primary" onClick={() => window.print()}>
          {t("unit.print")}
        </Button>
      </div>
    </main>
  );
}
