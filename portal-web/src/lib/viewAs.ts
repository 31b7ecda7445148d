const kept = "mendwell-view-as";

/** The role whose view this tab shows, instead of the person's own; the server allows it to few, and only for looking. */
export function viewedAs(): { role: string; label: string } | null {
  const text = sessionStorage.getItem(kept);
  return text ? JSON.parse(text) : null;
}

/** Shows this tab as the role sees it. Everything is loaded afresh, so that nothing of the person's own view stays. */
export function viewAs(role: string, label: string, home: string) {
  sessionStorage.setItem(kept, JSON.stringify({ role, label }));
  location.assign(home);
}

export function viewOwn(home: string) {
  sessionStorage.removeItem(kept);
  location.assign(home);
}

export const forgetViewAs = () => sessionStorage.removeItem(kept);
