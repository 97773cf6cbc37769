import { plainPaint, type Paint, type Style } from "../report/view/paint.ts";

const codes: Readonly<Record<Style, string>> = {
  violated: "1;31",
  undetermined: "1;33",
  pending: "36",
  satisfied: "32",
  error: "1;31",
  warning: "1;33",
  heading: "1",
  quiet: "2",
  caret: "31",
};

const inColor: Paint = (style, text) => (text === "" ? "" : `\u001b[${codes[style]}m${text}\u001b[0m`);

export const colorModes = ["auto", "always", "never"] as const;
export type ColorMode = (typeof colorModes)[number];

/**
 * The colours of a stream.
 *
 * @example
 * paintFor("never", true)("heading", "a") // "a"
 */
export function paintFor(mode: ColorMode, isWanted: boolean): Paint {
  return mode === "always" || (mode === "auto" && isWanted) ? inColor : plainPaint;
}
