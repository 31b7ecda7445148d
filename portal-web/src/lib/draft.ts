import { useCallback, useState } from "react";

/** State that outlives a reload in this tab: what a person typed is not lost when the network or the page is. */
export function useDraft<T>(name: string, initial: T) {
  const key = `draft ${name}`;
  const [value, setValue] = useState<T>(() => read(key) ?? initial);

  const change = useCallback(
    (next: T | ((previous: T) => T)) =>
      setValue((previous) => {
        const changed = next instanceof Function ? next(previous) : next;
        write(key, changed);
        return changed;
      }),
    [key],
  );
  const clear = useCallback(() => {
    remove(key);
    setValue(initial);
  }, [key]);

  return [value, change, clear] as const;
}

function read<T>(key: string): T | null {
  try {
    const text = sessionStorage.getItem(key);
    return text === null ? null : (JSON.parse(text) as T);
  } catch {
    return null;
  }
}

function write(key: string, value: unknown) {
  try {
    sessionStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Storage can be full or switched off: the form then lives as long as the page.
  }
}

function remove(key: string) {
  try {
    sessionStorage.removeItem(key);
  } catch {
    // As above.
  }
}
