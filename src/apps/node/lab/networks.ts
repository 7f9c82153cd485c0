import { networkInterfaces } from "node:os";
import { UserError } from "../../../input/index.js";
import { joined, t } from "../../../words/index.js";

/** Networks of houses, schools and telephones (RFC 1918, RFC 3927): nobody reaches them from outside. */
const LOCAL = /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.)/;

/** Addresses of this machine, but those that only itself reaches. */
export function ownAddresses(): string[] {
  const all = Object.values(networkInterfaces()).flatMap((some) => some ?? []);
  return all.filter(({ internal, scopeid }) => !internal && !scopeid).map(({ address }) => address);
}

/**
 * At which of its addresses this machine answers a class: those in local networks, or the one that is asked for. Throws
 * UserError where there is none.
 */
export function classAddresses(asked?: string, all = ownAddresses()): string[] {
  const found = asked === undefined ? all.filter((one) => LOCAL.test(one)) : all.filter((one) => one === asked);
  if (found.length > 0) return found;
  const allowed = all.length > 0 ? joined(all) : t("class.noAddress");
  const what = asked === undefined ? t("class.noLocalAddress") : t("class.otherAddress");
  throw new UserError({
    ...{ file: "--address", what, allowed, hint: t("class.tryAddress") },
    ...(asked === undefined ? {} : { value: asked }),
  });
}
