import { hash } from "node:crypto";

/**
 * The SHA-256 of bytes, or of a text's UTF-8 bytes, as 64 hex digits.
 *
 * @example
 * sha256("").slice(0, 8) // "e3b0c442"
 */
export function sha256(data: string | Uint8Array): string {
  return hash("sha256", data, "hex");
}
