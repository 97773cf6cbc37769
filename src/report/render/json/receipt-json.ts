import type { Receipt } from "../../model/receipt.ts";
import type { Verification } from "../../model/verification.ts";

/** A receipt as JSON that fits `grammar/schema/receipt-1.schema.json`. */
export const receiptJson = (receipt: Receipt): string => `${JSON.stringify(receipt, undefined, 2)}\n`;

/** What became of a decision, as JSON that fits `grammar/schema/verification-1.schema.json`. */
export const verificationJson = (verification: Verification): string =>
  `${JSON.stringify(verification, undefined, 2)}\n`;
