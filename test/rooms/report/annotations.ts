/** A workflow command, as the runner of GitHub reads it. */
export interface Annotation {
  readonly level: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

/** The commands in what a step prints. Errors: a line that is none. */
export function annotationsOf(text: string): readonly Annotation[] {
  return text
    .replace(/\n$/, "")
    .split(/\r\n|\r|\n/)
    .map((line) => {
      const [, level = "", list = "", message = ""] = /^::([a-z]+)(?: (.*?))?::(.*)$/.exec(line) ?? [];
      if (!["error", "warning", "notice"].includes(level)) throw new Error(`no annotation: ${line}`);
      const pairs = list.split(",").map((it): [string, string] => {
        const at = it.indexOf("=");
        return [it.slice(0, at), unescaped(it.slice(at + 1))];
      });
      return { level, properties: Object.fromEntries(pairs), message: unescaped(message) };
    });
}

function unescaped(text: string): string {
  return text
    .replaceAll("%3A", ":")
    .replaceAll("%2C", ",")
    .replaceAll("%0D", "\r")
    .replaceAll("%0A", "\n")
    .replaceAll("%25", "%");
}
