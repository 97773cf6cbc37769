/** What a word without quotes means in YAML 1.2 (core schema). Numbers keep their text. */
type YamlScalar =
  | { readonly kind: "null" }
  | { readonly kind: "boolean"; readonly value: boolean }
  | { readonly kind: "number"; readonly text: string }
  | { readonly kind: "not-finite" }
  | { readonly kind: "text" };

/**
 * Tells what a plain scalar is. Dates, `yes`, `no`, `on` and `off` are texts.
 *
 * @example
 * yamlScalar("no") // { kind: "text" }
 * yamlScalar("~") // { kind: "null" }
 */
export function yamlScalar(text: string): YamlScalar {
  if (/^(null|Null|NULL|~|)$/.test(text)) return { kind: "null" };
  if (/^(true|True|TRUE|false|False|FALSE)$/.test(text)) return { kind: "boolean", value: /^t/i.test(text) };
  if (/^([-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?|0o[0-7]+|0x[\da-fA-F]+)$/.test(text)) return { kind: "number", text };
  if (/^([-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))$/.test(text)) return { kind: "not-finite" };
  return { kind: "text" };
}
