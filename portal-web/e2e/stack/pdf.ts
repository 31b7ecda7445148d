import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

/** What poppler's pdfsig, which knows nothing of us, says about a file's signature. */
export async function pdfsig(pdf: Buffer): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "mendwell-seal-"));
  try {
    const file = join(folder, "sealed.pdf");
    await writeFile(file, pdf);
    return (await promisify(execFile)("pdfsig", ["-nocert", file])).stdout;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The same file with one bit of its contents changed. */
export function changed(pdf: Buffer): Buffer {
  const other = Buffer.from(pdf);
  const at = other.indexOf("stream") + 40;
  other[at] = other[at]! ^ 1;
  return other;
}
