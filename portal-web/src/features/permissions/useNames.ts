import { useQuery } from "@tanstack/react-query";
import { useLocale } from "../../i18n/Language.tsx";
import { useApi } from "../../lib/CallerProvider.tsx";
import { type Names, namesIn } from "./names.ts";
import { permissionsQuery } from "./queries.ts";

/** What people call roles, record types and fields, with the titles of questions that came with the permissions. */
export function useNames(): Names {
  const { data } = useQuery({ ...permissionsQuery(useApi()), enabled: false });
  return namesIn(useLocale(), data?.data.records);
}
