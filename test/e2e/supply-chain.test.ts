import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { posix, resolve } from "node:path";
import { build } from "esbuild";
import { expect, test } from "vitest";

interface Locked {
  readonly version: string;
  readonly license?: string;
}

const { packages: locked } = JSON.parse(readFileSync("package-lock.json", "utf8")) as {
  readonly packages: Readonly<Record<string, Locked>>;
};

/** The packages whose code is in the bundles, as `name version`. */
async function bundled(): Promise<readonly string[]> {
  const options = { bundle: true, format: "esm", outdir: "unused", write: false, metafile: true } as const;
  const built = await Promise.all([
    build({
      ...options,
      platform: "node",
      entryPoints: ["src/cli/start.ts", "src/cli/main.ts", "src/api/index.ts"],
      external: ["@viz-js/viz", "@duckdb/node-api"],
    }),
    build({
      ...options,
      platform: "browser",
      entryPoints: ["main", "worker"].map((it) => `src/playground/page/${it}.ts`),
      alias: {
        "node:path": "pathe",
        ...Object.fromEntries(
          ["crypto", "v8"].map((it) => [`node:${it}`, resolve(`src/playground/platform/${it}.ts`)]),
        ),
      },
      external: ["node:*"],
    }),
  ]);
  const folders = built
    .flatMap(({ metafile }) => Object.keys(metafile.inputs))
    .flatMap((it) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(it)?.[0] ?? []);
  return [...new Set(folders)]
    .map((it) => `${it.slice(it.lastIndexOf("node_modules/") + "node_modules/".length)} ${locked[it]?.version}`)
    .toSorted();
}

test("every package in the bundles has its licence in the notices, and stands in the bill of materials", async () => {
  const expected = await bundled();
  const notices = readFileSync("dist/THIRD-PARTY-NOTICES.txt", "utf8");
  const parts = notices.split(`\n${"=".repeat(80)}\n\n`).slice(1);
  expect(expected.length).toBeGreaterThan(10);
  expect(parts.map((it) => /^\S+ \S+/.exec(it)?.[0]).toSorted()).toEqual(expected);
  for (const it of parts) expect(it.split("\n\n").slice(1).join("").trim()).not.toBe("");

  const bom = JSON.parse(readFileSync("dist/sbom.cdx.json", "utf8")) as {
    readonly components: readonly { readonly purl: string; readonly licenses?: readonly unknown[] }[];
  };
  const viz = `@viz-js/viz ${locked["node_modules/@viz-js/viz"]?.version}`;
  const named = bom.components.map((it) => decodeURIComponent(it.purl).replace(/^pkg:npm\/(.*)@/, "$1 "));
  expect(named.toSorted()).toEqual([...expected, viz].toSorted());
  for (const it of bom.components) expect([it.purl, it.licenses?.length]).toEqual([it.purl, 1]);
});

/** What is handed out, without the declarations that another step of the build makes. */
function packed(): readonly string[] {
  const words = ["pack", "--dry-run", "--json", "--ignore-scripts"];
  const [pack] = JSON.parse(execFileSync("npm", words, { encoding: "utf8" })) as [
    { readonly files: readonly { readonly path: string }[] },
  ];
  return pack.files.map((it) => it.path).filter((it) => !/^dist\/index\.d\.c?ts$/.test(it));
}

test("whoever reads a page of the package finds in it what the page leads to", () => {
  const files = packed();
  const folders = files.flatMap((it) => it.split("/").map((_step, at, steps) => steps.slice(0, at).join("/")));
  const known = new Set([...files, ...folders]);
  const missing = files
    .filter((it) => /^(README|grammar\/(start|guide|reference)\/).*\.md$/.test(it))
    .flatMap((page) =>
      [...readFileSync(page, "utf8").matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, link = ""]) =>
        posix.normalize(posix.join(posix.dirname(page), link)).replace(/\/$/, ""),
      ),
    );
  expect([...new Set(missing)].filter((it) => !known.has(it)).toSorted()).toEqual([]);
});

test("the package of npm has these files and no others", async () => {
  await expect(`${packed().toSorted().join("\n")}\n`).toMatchFileSnapshot("../golden/package/contents.txt");
});
