// Prints the realm of the first file with the lists of the further files appended to its own, as one file to import.
import { readFileSync } from "node:fs";

const [realm, ...additions] = process.argv.slice(2).map((file) => JSON.parse(readFileSync(file, "utf8")));
for (const more of additions) {
  for (const list in more) realm[list] = [...(realm[list] ?? []), ...more[list]];
}
console.log(JSON.stringify(realm));
