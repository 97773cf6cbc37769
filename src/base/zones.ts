import type { Zone } from "./instant.ts";
import { nearest } from "./nearest.ts";

/** Zones that the platform lists by a name that they no longer have, and the names that they have. */
const renamed: ReadonlyMap<string, string> = new Map([
  ["Africa/Asmera", "Africa/Asmara"],
  ["America/Buenos_Aires", "America/Argentina/Buenos_Aires"],
  ["America/Catamarca", "America/Argentina/Catamarca"],
  ["America/Coral_Harbour", "America/Atikokan"],
  ["America/Cordoba", "America/Argentina/Cordoba"],
  ["America/Godthab", "America/Nuuk"],
  ["America/Indianapolis", "America/Indiana/Indianapolis"],
  ["America/Jujuy", "America/Argentina/Jujuy"],
  ["America/Louisville", "America/Kentucky/Louisville"],
  ["America/Mendoza", "America/Argentina/Mendoza"],
  ["Asia/Calcutta", "Asia/Kolkata"],
  ["Asia/Katmandu", "Asia/Kathmandu"],
  ["Asia/Rangoon", "Asia/Yangon"],
  ["Asia/Saigon", "Asia/Ho_Chi_Minh"],
  ["Atlantic/Faeroe", "Atlantic/Faroe"],
  ["Europe/Kiev", "Europe/Kyiv"],
  ["Pacific/Enderbury", "Pacific/Kanton"],
  ["Pacific/Ponape", "Pacific/Pohnpei"],
  ["Pacific/Truk", "Pacific/Chuuk"],
]);

let names: ReadonlySet<string> | undefined;

/** The names that a pack can give its zone: those of the time zone database, without older ones for the same zones. */
export function zoneNames(): ReadonlySet<string> {
  names ??= new Set(["UTC", ...Intl.supportedValuesOf("timeZone").map((it) => renamed.get(it) ?? it)]);
  return names;
}

/**
 * The zone of a name; undefined for a name that it no longer has, and for one that the platform does not know.
 *
 * @example
 * zoneNamed("Europe/Brussels")?.name // "Europe/Brussels"
 * zoneNamed("Asia/Calcutta") // undefined
 */
export function zoneNamed(name: string): Zone | undefined {
  return zoneNames().has(name) ? { name } : undefined;
}

/**
 * The name that was most likely meant by one that names no zone: the one that has taken its place, else the nearest.
 *
 * @example
 * nameMeant("Asia/Calcutta") // "Asia/Kolkata"
 * nameMeant("Brussels") // "Europe/Brussels"
 * nameMeant("Europe/Brusels") // "Europe/Brussels"
 */
export function nameMeant(name: string): string | undefined {
  const known = zoneNames();
  const today = canonicalName(name);
  if (today !== undefined && known.has(today)) return today;
  const city = (it: string): string => it.slice(it.lastIndexOf("/") + 1).toLowerCase();
  return [...known].find((it) => city(it) === city(name)) ?? nearest(name, known);
}

/** What the platform calls the zone of a name, as it is called today. */
function canonicalName(name: string): string | undefined {
  try {
    const { timeZone } = new Intl.DateTimeFormat("en-US", { timeZone: name }).resolvedOptions();
    return renamed.get(timeZone) ?? timeZone;
  } catch {
    return undefined;
  }
}
