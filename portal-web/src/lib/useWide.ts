import { useSyncExternalStore } from "react";

const wide = matchMedia("(min-width: 800px)");

function subscribe(changed: () => void) {
  wide.addEventListener("change", changed);
  return () => wide.removeEventListener("change", changed);
}

/** Whether there is room for a desktop's layout, where another layout cannot be had by style alone. */
export const useWide = (): boolean => useSyncExternalStore(subscribe, () => wide.matches);
