import { useEffect, useState } from "react";

/** `value` once it has rested: a search is sent when the person pauses, not at every key. */
export function useDelayed<T>(value: T, milliseconds = 250): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return rested;
}
