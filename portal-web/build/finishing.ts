import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import type { Plugin } from "vite";

type Manifest = Record<string, { file: string; imports?: string[]; dynamicImports?: string[]; css?: string[] }>;

/**
 * Finishes a build: writes `.br` and `.gz` beside every text asset, fills the list of the portal's files into `sw.js`,
 * prints what a first visit of the portal loads and fails when its JavaScript is over `budgetBytes` (brotli).
 */
export function finishing({ budgetBytes }: { budgetBytes: number }): Plugin {
  let dist = "dist";
  return {
    name: "finishing",
    apply: "build",
    configResolved(config) {
      dist = config.build.outDir;
    },
    closeBundle() {
      const manifest: Manifest = JSON.parse(readFileSync(join(dist, ".vite/manifest.json"), "utf8"));
      const portal = reachable(manifest, ["index.html", wordsOf("portal")]);
      const console_ = reachable(manifest, ["console/index.html", wordsOf("console")]);
      const sizes = [...files(dist)].filter(isText).map((file) => [relative(dist, file), compress(file)] as const);
      const brotli = new Map<string, number>(sizes);

      fillServiceWorker(join(dist, "sw.js"), reachable(manifest, ["index.html"], true));
      rmSync(join(dist, ".vite"), { recursive: true });

      const script = print("portal", portal, brotli);
      print("console", console_, brotli);
      if (script > budgetBytes) {
        throw new Error(`The first load of the portal is ${script} bytes of JavaScript, more than the budget of ${budgetBytes}.`);
      }
    },
  };
}

/** The words of one language are fetched at start, so they count. */
const wordsOf = (app: string) => `src/i18n/${app}.words.zh-CN.ts`;

/** The files that these entries load at once; with `later`, also what they may load afterwards. */
function reachable(manifest: Manifest, entries: string[], later = false): string[] {
  const seen = new Set<string>();
  const loaded = new Set<string>();
  const visit = (key: string) => {
    const chunk = manifest[key];
    if (!chunk || seen.has(key)) return;
    seen.add(key);
    [chunk.file, ...(chunk.css ?? [])].forEach((file) => loaded.add(file));
    chunk.imports?.forEach(visit);
    if (later) chunk.dynamicImports?.forEach(visit);
  };
  entries.forEach((key) => {
    if (!manifest[key]) throw new Error(`${key} is missing from the build.`);
    visit(key);
  });
  return [...loaded];
}

function* files(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* files(path);
    else yield path;
  }
}

const isText = (file: string) => /\.(js|css|svg|webmanifest)$/.test(file);

function compress(file: string): number {
  const bytes = readFileSync(file);
  const brotli = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: statSync(file).size } });
  writeFileSync(`${file}.br`, brotli);
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
  return brotli.length;
}

function fillServiceWorker(file: string, shell: string[]) {
  const list = ["/", ...shell.map((name) => `/${name}`)];
  const version = createHash("sha256").update(list.join()).digest("hex").slice(0, 12);
  const filled = readFileSync(file, "utf8").replace('"__SHELL__"', JSON.stringify(list)).replace("__VERSION__", version);
  writeFileSync(file, filled);
  compress(file);
}

function print(app: string, loaded: string[], brotli: Map<string, number>): number {
  const sum = (ending: string) => loaded.filter((file) => file.endsWith(ending)).reduce((total, file) => total + (brotli.get(file) ?? 0), 0);
  const script = sum(".js");
  console.log(`first load of the ${app}: ${(script / 1000).toFixed(1)} kB JavaScript, ${(sum(".css") / 1000).toFixed(1)} kB CSS (brotli)`);
  return script;
}
