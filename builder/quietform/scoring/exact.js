// Exact rational numbers: text → number → text. Twin of exact.py.

/**
 * A rational number in lowest terms; d > 0.
 * @typedef {{n: bigint, d: bigint}} Rational
 */

/** @param {bigint} a @param {bigint} b @returns {bigint} greatest common divisor, of either sign */
const gcd = (a, b) => (b ? gcd(b, a % b) : a);

/** @param {bigint} n @param {bigint} d not 0 @returns {Rational} */
export const ratio = (n, d = 1n) => {
  const found = gcd(n, d);
  const divisor = found * d < 0n ? -found : found;
  return { n: n / divisor, d: d / divisor };
};

export const ZERO = ratio(0n);
export const ONE = ratio(1n);

/**
 * An integer, or a text "12", "0.85" or "-7/3", as exactly that number; null for anything else.
 * @param {unknown} written
 * @returns {Rational | null}
 */
export const parse = (written) => {
  const text = typeof written === "number" || typeof written === "string" ? `${written}` : "";
  const parts = /^([-+]?)(\d+)(?:\.(\d+)|\/(\d+))?$/.exec(text);
  if (!parts) return null;
  const [, sign, whole = "", decimals = "", divisor = "1"] = parts;
  const below = BigInt(divisor) * 10n ** BigInt(decimals.length);
  const above = BigInt(whole + decimals);
  return below ? ratio(sign === "-" ? -above : above, below) : null;
};

/** @param {number | string} written a number that the compiler wrote @returns {Rational} */
export const known = (written) => parse(written) ?? ZERO;

/** @param {Rational} value @returns {string} the number in lowest terms: "12" or "-7/3" */
export const write = (value) => (value.d === 1n ? `${value.n}` : `${value.n}/${value.d}`);

/** @param {Rational} a @param {Rational} b */
export const add = (a, b) => ratio(a.n * b.d + b.n * a.d, a.d * b.d);
/** @param {Rational} a @param {Rational} b */
export const subtract = (a, b) => ratio(a.n * b.d - b.n * a.d, a.d * b.d);
/** @param {Rational} a @param {Rational} b */
export const multiply = (a, b) => ratio(a.n * b.n, a.d * b.d);
/** @param {Rational} a @param {Rational} b @returns {Rational | null} null where b is 0 */
export const divide = (a, b) => (b.n ? ratio(a.n * b.d, a.d * b.n) : null);
/** @param {Rational} a @param {Rational} b @returns {-1 | 0 | 1} */
export const compare = (a, b) => {
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};
/** @param {Rational} value */
export const abs = (value) => (value.n < 0n ? ratio(-value.n, value.d) : value);

/**
 * The nearest number with so many decimals; a tie goes away from zero (`scoring.md`, Numbers).
 * @param {Rational} value @param {number} decimals
 */
export const roundHalfAway = (value, decimals) => {
  const scale = 10n ** BigInt(decimals);
  const size = abs(value);
  const whole = (2n * size.n * scale + size.d) / (2n * size.d);
  return ratio(value.n < 0n ? -whole : whole, scale);
};

/**
 * The number as it is shown: so many decimals, or at most two. More decimals are shown while the rounded number would
 * stand on another side of a border (of a band) than the number itself, so that the text never contradicts the band.
 * (A score of 1/3 on a border at 1/3 has no such number.)
 * @param {Rational} value @param {number | undefined} decimals @param {Rational[]} borders
 */
export const show = (value, decimals, borders) => {
  const others = borders.filter((border) => compare(border, value) || ends(border));
  for (let places = decimals ?? 2; ; places += 1) {
    const rounded = roundHalfAway(value, places);
    if (others.every((border) => compare(value, border) === compare(rounded, border))) {
      return decimal(rounded, decimals === undefined ? 0 : places);
    }
  }
};

/** @param {Rational} value @returns {boolean} whether the number has an end as a decimal */
const ends = ({ d }) => !(10n ** BigInt(d.toString(2).length) % d);

/**
 * A number whose decimals end, as a decimal with at least so many places, and no others that are 0.
 * @param {Rational} value @param {number} least
 */
const decimal = (value, least) => {
  let places = least;
  while ((value.n * 10n ** BigInt(places)) % value.d) places += 1;
  const digits = `${(abs(value).n * 10n ** BigInt(places)) / value.d}`.padStart(places + 1, "0");
  const split = digits.length - places;
  return (value.n < 0n ? "-" : "") + digits.slice(0, split) + (places ? `.${digits.slice(split)}` : "");
};
