import type { Metafile } from "esbuild";

export declare function bundleRuntime(): Promise<{ readonly text: string; readonly metafile: Metafile }>;
