import { readFileSync } from "node:fs";
import { parseAllDocuments } from "yaml";

interface Input {
  readonly description: string;
  readonly default?: string;
}

export interface GitlabJob {
  readonly stage: string;
  readonly image: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly script: readonly string[];
  readonly artifacts: { readonly paths: readonly string[]; readonly reports: Readonly<Record<string, string>> };
}

const [head, body] = parseAllDocuments(readFileSync("templates/edict.yml", "utf8")).map((it): unknown => it.toJS());

/** The inputs of the component. */
export const { inputs: gitlabInputs } = (
  head as { readonly spec: { readonly inputs: Readonly<Record<string, Input>> } }
).spec;

/** The jobs of the component by their names, with these inputs; GitLab refuses others, and asks for those without a default. */
export function gitlabJobs(given: Readonly<Record<string, string>>): Readonly<Record<string, GitlabJob>> {
  const unknown = Object.keys(given).find((it) => !gitlabInputs[it]);
  if (unknown !== undefined) throw new Error(`unknown input ${unknown}`);
  const filled = (text: string): string =>
    text.replaceAll(/\$\[\[ inputs\.(\w+) \]\]/g, (_, name: string) => {
      const value = given[name] ?? gitlabInputs[name]?.default;
      if (value === undefined) throw new Error(`input ${name} has no value`);
      return value;
    });
  const fill = (value: unknown): unknown => {
    if (typeof value === "string") return filled(value);
    if (Array.isArray(value)) return value.map(fill);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, it]) => [filled(key), fill(it)]));
  };
  return fill(body) as Readonly<Record<string, GitlabJob>>;
}
