import { useEffect, useState } from "react";

/**
 * The secret of a link, from the part of the address after "#", which browsers never send to a server.
 * It is kept for this tab, so that the pages behind the link work after moving on and after a reload.
 */
export function useLinkToken(kind: "tracking" | "unit"): string | null {
  const [token, setToken] = useState(() => read(kind));
  useEffect(() => {
    const changed = () => setToken(read(kind));
    addEventListener("hashchange", changed);
    return () => removeEventListener("hashchange", changed);
  }, [kind]);
  return token;
}

function read(kind: string): string | null {
  const key = `mendwell.${kind}`;
  const fresh = location.hash.slice(1);
  try {
    if (fresh) sessionStorage.setItem(key, fresh);
    return fresh || sessionStorage.getItem(key);
  } catch {
    return fresh || null;
  }
}
