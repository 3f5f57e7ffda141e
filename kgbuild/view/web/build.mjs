// Bundles what the pages use of other people's JavaScript: `node build.mjs GRAPH YASGUI`, each a
// folder to write to. Every bundle begins with the licences of all that is in it. The same lock
// file and sources give the same bytes.
import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";

const [graph, yasgui] = process.argv.slice(2);
const PACKAGE = /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules\/)/;

// The packages whose files went into a bundle, by name. A package that is a bundle itself says in
// its source map what is in it.
async function packagesOf(metafile) {
  const found = new Set();
  for (const output of Object.values(metafile.outputs)) {
    for (const [path, { bytesInOutput }] of Object.entries(output.inputs)) {
      const name = PACKAGE.exec(path)?.[1];
      if (!name || !bytesInOutput) continue;
      found.add(name);
      for (const inner of await sourcesOf(path)) found.add(inner);
    }
  }
  return [...found].sort();
}

async function sourcesOf(path) {
  const code = await readFile(path, "utf8");
  if (!/^\/\/# sourceMappingURL=\S+\.map\s*$/m.test(code)) return [];
  const map = await readFile(`${path}.map`, "utf8").catch(() => '{"sources": []}');
  return JSON.parse(map).sources.flatMap((source) => PACKAGE.exec(source)?.[1] ?? []);
}

async function licenceOf(name) {
  const folder = join("node_modules", name);
  const { version, license, author, contributors } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const file = (await readdir(folder)).sort().find((each) => /^licen[cs]e(\.|$)/i.test(each));
  const title = `${name} ${version} (${license ?? "as below"})`;
  if (file) return `${title}\n\n${(await readFile(join(folder, file), "utf8")).replace(/\r\n/g, "\n").trim()}`;
  if (license !== "MIT") throw new Error(`${name} ${version} brings no licence text`);
  // It names the licence without its text, and its authors without a year.
  const holders = [author, ...(contributors ?? [])].map((each) => each?.name ?? each).filter(Boolean);
  return `${title}\n\nCopyright (c) ${holders.join(", ")}\n\n${(await readFile("MIT.txt", "utf8")).trim()}`;
}

async function bundle(name, folder) {
  const built = await build({
    entryPoints: [`${name}.js`],
    outdir: folder,
    bundle: true,
    write: false,
    metafile: true,
    minify: true,
    format: "iife",
    target: "es2022",
    charset: "ascii",
    legalComments: "none",
    loader: { ".vert": "text", ".frag": "text" },
    logLevel: "warning",
  });
  const names = await packagesOf(built.metafile);
  const licences = (await Promise.all(names.map(licenceOf))).join(`\n\n${"-".repeat(79)}\n\n`);
  if (licences.includes("*/") || /<\/script|<!--/i.test(licences)) throw new Error("a licence would end the comment");
  await mkdir(folder, { recursive: true });
  for (const file of built.outputFiles) await writeFile(file.path, `/*!\n${licences}\n*/\n${file.text}`);
  await writeFile(join(folder, "LICENSES.txt"), `${licences}\n`);
}

await bundle("graph", graph);
await bundle("yasgui", yasgui);
