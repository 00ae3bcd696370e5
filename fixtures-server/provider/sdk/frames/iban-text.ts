/** Formats and validates an IBAN. */
import type { Reading } from '../shared/messages.ts';

/** Length of an IBAN by country; other countries need at least the shortest length. */
const LENGTHS: Readonly<Record<string, number>> = {
  AT: 20,
  BE: 16,
  CH: 21,
  CZ: 24,
  DE: 22,
  DK: 18,
  ES: 24,
  FI: 18,
  FR: 27,
  GB: 22,
  GR: 27,
  HU: 28,
  IE: 22,
  IT: 27,
  LU: 20,
  NL: 18,
  NO: 15,
  PL: 28,
  PT: 25,
  SE: 24,
};
const SHORTEST = 15;
const LONGEST = 34;

const plain = (text: string): string => text.replaceAll(/[^A-Za-z0-9]/g, '').toUpperCase();

/** In groups of four. */
export function formatIban(text: string): string {
  const iban = plain(text);
  const groups = iban.slice(0, LENGTHS[iban.slice(0, 2)] ?? LONGEST).match(/.{1,4}/g) ?? [];
  return groups.join(' ');
}

export function readIban(text: string): Reading {
  const iban = plain(text);
  const complete = iban.length >= (LENGTHS[iban.slice(0, 2)] ?? SHORTEST);
  const error = !complete ? 'incomplete_iban' : isIban(iban) ? null : 'invalid_iban';
  return { empty: iban === '', complete, error, data: { iban } };
}

/** ISO 13616: the first four characters go to the end, letters become numbers from 10, the remainder by 97 is 1. */
function isIban(iban: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]+$/.test(iban)) return false;
  const digits = `${iban.slice(4)}${iban.slice(0, 4)}`
    .split('')
    .map((character) => Number.parseInt(character, 36))
    .join('');
  return digits.split('').reduce((remainder, digit) => (remainder * 10 + Number(digit)) % 97, 0) === 1;
}
