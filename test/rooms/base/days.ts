import fc from "fast-check";
import { dayOfEpoch } from "../../../src/base/civil-date.ts";

/** Days of the years 0001 to 9999. */
export const days = fc.integer({ min: -719_162, max: 2_932_896 }).map(dayOfEpoch);
