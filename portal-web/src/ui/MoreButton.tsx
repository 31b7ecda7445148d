import { useT } from "../i18n/common.ts";
import { Button } from "./Button.tsx";
import { Row } from "./Layout.tsx";

type MoreProps = { query: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown } };

/** Brings the next page of a list; draws nothing at its end. */
export function MoreButton({ query }: MoreProps) {
  const t = useT();
  if (!query.hasNextPage) return null;
  return (
    <Row>
      <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
        {t("action.more")}
      </Button>
    </Row>
  );
}
