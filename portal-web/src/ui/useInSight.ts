import { type RefObject, useEffect, useRef } from "react";

/** Moves a row that is wider than the screen so that what is chosen in it can be seen: when `chosen` changes, and when the row grows. */
export function useInSight(row: RefObject<HTMLElement | null>, selector: string, chosen = "") {
  const seen = useRef("");
  useEffect(() => {
    const box = row.current;
    if (!box || seen.current === `${box.scrollWidth} ${chosen}`) return;
    seen.current = `${box.scrollWidth} ${chosen}`;
    const found = box.querySelector<HTMLElement>(selector);
    if (!found) return;
    const [frame, place] = [box.getBoundingClientRect(), found.getBoundingClientRect()];
    const room = 32; // of what stands beside it
    if (place.right > frame.right) box.scrollLeft += place.right - frame.right + room;
    else if (place.left < frame.left) box.scrollLeft += place.left - frame.left - room;
  });
}
