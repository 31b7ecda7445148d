import { useSession, useSessionAppearance } from "../../features/session/session.ts";
import { useT } from "../../i18n/portal.ts";
import { AppFrame } from "../../ui/AppFrame.tsx";
import { Page } from "../../ui/Layout.tsx";

export function PortalApp() {
  const t = useT();
  const session = useSession();
  useSessionAppearance();
  return (
    <AppFrame brand={session?.brandName ?? "Mendwell"} navigation={[]}>
      <Page title={t("portal.home")}>{null}</Page>
    </AppFrame>
  );
}
