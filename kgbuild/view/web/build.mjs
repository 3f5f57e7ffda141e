// Bundles what the pages use of other people's JavaScript: `node build.mjs GRAPH EDITOR`, each a
// folder to write to. Every bundle begins with the licences of all that is in it. The same lock
// file and sources give the same bytes.
import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";

const [graph, editor] = process.argv.slice(2);

// The packages whose files went into a bundle, by name.
function packagesOf(metafile) {
  const found = new Set();
  for (const [path, { bytesInOutput }] of Object.entries(Object.values(metafile.outputs)[0].inputs)) {
    const name = /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1];
    if (name && bytesInOutput > 0) found.add(name);
  }
  return [...found].sort();
}

async function licenceOf(name) {
  const folder = join("node_modules", name);
  const { version, license } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const file = (await readdir(folder)).sort().find((each) => /^licen[cs]e(\.|$)/i.test(each));
  if (!file) throw new Error(`${name} ${version} brings no licence text`);
  const text = (await readFile(join(folder, file), "utf8")).replace(/\r\n/g, "\n").trim();
  return `${name} ${version} (${license})\n\n${text}`;
}

async function bundle(entry, folder) {
  const built = await build({
    entryPoints: [entry],
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
  const names = packagesOf(built.metafile);
  const licences = (await Promise.all(names.map(licenceOf))).join(`\n\n${"-".repeat(79)}\n\n`);
  if (licences.includes("*/") || /<\/script|<!--/i.test(licences)) throw new Error("a licence would end the comment");
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, entry), `/*!\n${licences}\n*/\n${built.outputFiles[0].text}`);
  await writeFile(join(folder, "LICENSES.txt"), `${licences}\n`);
}

await bundle("graph.js", graph);
await bundle("editor.js", editor);
