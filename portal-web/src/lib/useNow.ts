import { useEffect, useState } from "react";

/** The present moment in milliseconds, renewed twice a minute, so that what is overdue shows without a reload. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
