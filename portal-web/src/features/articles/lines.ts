export type Line = { kind: "same" | "removed" | "added"; text: string };

/** More changed lines than this are shown as one block removed and one added: nobody reads them one by one. */
const mostChanges = 1500;

/** What changed from one text to the other, line by line (Myers' shortest way from one to the other). */
export function differences(before: string, after: string): Line[] {
  const old = before.split(/\r?\n/);
  const fresh = after.split(/\r?\n/);
  let head = 0;
  while (head < old.length && head < fresh.length && old[head] === fresh[head]) head++;
  let tail = 0;
  while (tail < old.length - head && tail < fresh.length - head && old[old.length - 1 - tail] === fresh[fresh.length - 1 - tail]) tail++;
  return [...same(old.slice(0, head)), ...middle(old.slice(head, old.length - tail), fresh.slice(head, fresh.length - tail)), ...same(old.slice(old.length - tail))];
}

const lines = (kind: Line["kind"]) => (texts: string[]) => texts.map((text): Line => ({ kind, text }));
const same = lines("same");
const removed = lines("removed");
const added = lines("added");

function middle(old: string[], fresh: string[]): Line[] {
  // reach[k]: how far down `old` a way with so many changes comes on the diagonal k
  let reach = new Map<number, number>([[1, 0]]);
  const steps: Map<number, number>[] = [];
  for (let changes = 0; changes <= Math.min(old.length + fresh.length, mostChanges); changes++) {
    steps.push(reach);
    const next = new Map<number, number>();
    for (let k = -changes; k <= changes; k += 2) {
      const down = k === -changes || (k !== changes && (reach.get(k - 1) ?? -1) < (reach.get(k + 1) ?? -1));
      let x = down ? (reach.get(k + 1) ?? 0) : (reach.get(k - 1) ?? 0) + 1;
      while (x < old.length && x - k < fresh.length && old[x] === fresh[x - k]) x++;
      next.set(k, x);
      if (x >= old.length && x - k >= fresh.length) return wayBack(old, fresh, steps);
    }
    reach = next;
  }
  return [...removed(old), ...added(fresh)];
}

function wayBack(old: string[], fresh: string[], steps: Map<number, number>[]): Line[] {
  const way: Line[] = [];
  let x = old.length;
  let y = fresh.length;
  for (let changes = steps.length - 1; changes >= 0; changes--) {
    const reach = steps[changes]!;
    const k = x - y;
    const down = k === -changes || (k !== changes && (reach.get(k - 1) ?? -1) < (reach.get(k + 1) ?? -1));
    const fromX = reach.get(down ? k + 1 : k - 1) ?? 0;
    const fromY = fromX - (down ? k + 1 : k - 1);
    while (x > fromX && y > fromY && x > 0 && y > 0) {
      way.push({ kind: "same", text: old[--x]! });
      y--;
    }
    if (changes > 0) way.push(down ? { kind: "added", text: fresh[--y]! } : { kind: "removed", text: old[--x]! });
  }
  return way.reverse();
}

export type Piece = Line | { kind: "skipped"; count: number };

/** Only what changed, with some lines around it. */
export function pieces(all: Line[], around = 3): Piece[] {
  const near = new Set<number>();
  all.forEach((line, at) => {
    if (line.kind !== "same") for (let i = at - around; i <= at + around; i++) near.add(i);
  });
  const shown: Piece[] = [];
  all.forEach((line, at) => {
    const last = shown.at(-1);
    if (near.has(at)) shown.push(line);
    else if (last?.kind === "skipped") last.count++;
    else shown.push({ kind: "skipped", count: 1 });
  });
  return shown;
}
