/** Writes the types of the library, made from its sources, as one file for ES modules and the same for CommonJS. */
import { writeFileSync } from "node:fs";
import { generateDtsBundle } from "dts-bundle-generator";

const [text] = generateDtsBundle(
  [{ filePath: "src/api/index.ts", output: { exportReferencedTypes: false, noBanner: true } }],
  { preferredConfigPath: "tsconfig.json" },
);
for (const file of ["dist/index.d.ts", "dist/index.d.cts"]) writeFileSync(file, text);
