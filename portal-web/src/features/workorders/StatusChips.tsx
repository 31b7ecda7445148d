import type { Status, WorkOrderGroups } from "../../api/types.ts";
import { useT } from "../../i18n/console.ts";
import { Chips } from "../../ui/Chips.tsx";

/** How many orders a group holds at least, in a few characters: 12, or 12+ when not all were counted. */
export const countOf = (counts: WorkOrderGroups | undefined, statuses: Status[]): string | null => {
  const all = counts?.groups.filter((group) => statuses.includes(group.value as Status)).reduce((sum, group) => sum + group.count, 0);
  return all ? `${all}${counts?.more ? "+" : ""}` : null;
};

/** The statuses at which there are orders, with their number, to see only those. */
export function StatusChips({ statuses, counts, chosen, onChange }: { statuses: Status[]; counts: WorkOrderGroups | undefined; chosen: Status[]; onChange: (chosen: Status[]) => void }) {
  const t = useT();
  const there = statuses.filter((status) => chosen.includes(status) || countOf(counts, [status]));
  if (there.length < 2 && chosen.length === 0) return null;
  const options = there.map((value) => ({ value, label: [t(`workOrder.status.${value}`), countOf(counts, [value])].filter(Boolean).join(" ") }));
  return <Chips label={t("queue.byStatus")} hideLabel small options={options} chosen={chosen} onChange={onChange} />;
}
