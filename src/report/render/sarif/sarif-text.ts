/**
 * Text as a SARIF message has it: nothing in it reads as a placeholder or as the start of a link.
 *
 * @example
 * messageText("`a[0]` is {0}, see [b](1)") // "`a[0]` is {{0}}, see [b\\](1)"
 */
export function messageText(text: string): string {
  return text.replaceAll(/\{(\d+)\}/g, "{{$1}}").replaceAll("](", "\\](");
}
