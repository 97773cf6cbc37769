const COUNTRY = "(?:(?:\\+|00)?86[ -]?)?";
const LOCAL = "[2-8](?:\\d{6,7}|\\d{2,3}[ -]\\d{4})";

const mobile = new RegExp(`^${COUNTRY}1[3-9]\\d(?:\\d{8}|[ -]\\d{8}|([ -])\\d{4}\\1\\d{4})$`);
const fixed = new RegExp(`^\\(?0(?:10|2\\d|[3-9]\\d{2})[ )-]${LOCAL}(?:-\\d{1,5})?$`);
const fixedFromAbroad = new RegExp(`^(?:\\+|00)86[ -](?:10|2\\d|[3-9]\\d{2})[ -]${LOCAL}$`);

/**
 * Whether a text is a mainland telephone number as people write it: of a mobile telephone, or of a fixed line with its
 * area code set apart. A number without area code, or of a service (400, 800, 95…), is none.
 *
 * @example
 * isPhoneNumber("+86 138-0000-0000") // true
 * isPhoneNumber("0571-88880000") // true
 * isPhoneNumber("+13800000000") // false
 */
export function isPhoneNumber(written: string): boolean {
  return mobile.test(written) || fixed.test(written) || fixedFromAbroad.test(written);
}
