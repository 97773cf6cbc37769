import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** What `node:crypto` has for us, where there is none: browsers digest only later, and we are asked at once. */
export function hash(_algorithm: "sha256", data: string | Uint8Array, _encoding: "hex"): string {
  return bytesToHex(sha256(typeof data === "string" ? utf8ToBytes(data) : data));
}
