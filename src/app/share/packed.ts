/**
 * Short links: an address as few characters, `#/s/1.<packed>.<check>`. The number is the version of the format; packed
 * is the address after `#/`, deflated against words it is likely to hold; the check tells damage from a link that never
 * was one. Nothing in it is trusted.
 */
import { deflateSync, Inflate, strFromU8, strToU8 } from 'fflate';
import { TOKENS_1, WORDS_1 } from './packed-words.ts';

/** The version that is written. Older ones are read for ever. */
const VERSION = 1;

/** The longest address a link may unpack to, in characters: as long as any address may be. */
export const LONGEST_UNPACKED = 64_000;

/** How much is unpacked at a time, in bytes: a bomb is noticed before it has grown. */
const MOUTHFUL = 256;

/** What a short link holds, or why it cannot be read. */
export type Unpacked =
  | { readonly ok: true; readonly hash: string }
  /** `newer`: made by a Parley that writes another format. `damaged`: a character is missing or wrong. */
  | { readonly ok: false; readonly why: 'newer' | 'damaged' };

/** The byte of the first token. */
const FIRST_TOKEN = 0x80;
/** Begins a deed that comes at the moment right after the last one. */
const NEXT = '\xfe';
/** After it a byte means itself. */
const ESCAPE = '\xff';

const words = written(WORDS_1);

/** Packs an address (`#/lesson/…`) into a short one (`#/s/1.…`). */
export function pack(hash: string): string {
  const text = hash.replace(/^#\/?/, '');
  const packed = deflateSync(written(text), { level: 9, mem: 8, dictionary: words });
  return `#/s/${VERSION}.${toBase64(packed)}.${check(text)}`;
}

/** Unpacks what stands after `#/s/`. Never throws, whatever it is given. */
export function unpack(link: string): Unpacked {
  const match = /^(\d{1,6})\.([\w-]*)\.([\w-]{4})$/.exec(link.length > LONGEST_UNPACKED ? '' : link.trim());
  // Newer versions may look quite different; that they begin with their number is promised.
  const version = Number(/^(\d{1,6})(?:\.|$)/.exec(link)?.[1] ?? VERSION);
  if (version > VERSION) return { ok: false, why: 'newer' };
  if (!match || version !== VERSION) return DAMAGED;
  const text = inflated(fromBase64(match[2]!));
  return text === undefined || check(text) !== match[3] ? DAMAGED : { ok: true, hash: `#/${text}` };
}

const DAMAGED: Unpacked = { ok: false, why: 'damaged' };

/** The text that was packed; undefined if nothing of ours was, or too much. */
function inflated(packed: Uint8Array): string | undefined {
  const parts: Uint8Array[] = [];
  let length = 0;
  let isWhole = false;
  try {
    const stream = new Inflate({ dictionary: words }, (part, final) => {
      length += part.length;
      if (length > LONGEST_UNPACKED) throw new Error('too long');
      parts.push(part.slice());
      isWhole = final;
    });
    for (let at = 0; at < packed.length; at += MOUTHFUL)
      stream.push(packed.subarray(at, at + MOUTHFUL), at + MOUTHFUL >= packed.length);
    if (!isWhole) return undefined;
    // A short link inside a short link would be a riddle, and control characters are in no address of ours.
    const text = read(joined(parts));
    if (text.length > LONGEST_UNPACKED) return undefined;
    return /^s\/|[\p{Cc}\ufffd]/u.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}

/** The number that the next deed of a list would have if nothing happened between, as both sides see it from what came before. */
function nextNumber(before: string): number | undefined {
  const start = Math.max(before.lastIndexOf('~'), before.lastIndexOf('=')) + 1;
  const number = /^\d{1,7}(?=\.)/.exec(before.slice(start, start + 9));
  return number ? Number(number[0]) + 1 : undefined;
}

/** A text as bytes: UTF-8, where a token is one byte, and a byte that would look like one stands after `ESCAPE`. */
function written(text: string): Uint8Array {
  const plain = strFromU8(strToU8(text), true);
  let short = '';
  for (let at = 0; at < plain.length;) {
    const next = plain[at] === '~' ? `~${nextNumber(plain.slice(0, at))}.` : '';
    const token = TOKENS_1.findIndex((words) => plain.startsWith(words, at));
    if (next !== '' && plain.startsWith(next, at)) {
      short += NEXT;
      at += next.length;
    } else if (token >= 0) {
      short += String.fromCharCode(FIRST_TOKEN + token);
      at += TOKENS_1[token]!.length;
    } else {
      const letter = plain[at]!;
      short += letter.charCodeAt(0) < FIRST_TOKEN ? letter : ESCAPE + letter;
      at += 1;
    }
  }
  return strToU8(short, true);
}

/** The inverse of `written`; throws at a token that version 1 does not have, and at more than a text may be. */
function read(bytes: Uint8Array): string {
  const short = strFromU8(bytes, true);
  let plain = '';
  for (let at = 0; at < short.length && plain.length <= LONGEST_UNPACKED; at++) {
    const letter = short[at]!;
    if (letter.charCodeAt(0) < FIRST_TOKEN) plain += letter;
    else if (letter === ESCAPE) plain += short[++at]!;
    else if (letter === NEXT) plain += `~${nextNumber(plain)!}.`;
    else plain += TOKENS_1[letter.charCodeAt(0) - FIRST_TOKEN]!;
  }
  return strFromU8(strToU8(plain, true));
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Four characters that change when anything in the text does: FNV-1a, folded to 24 bits. */
function check(text: string): string {
  let hash = 0x811c9dc5;
  for (const byte of strToU8(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  const folded = ((hash >>> 24) ^ hash) & 0xffffff;
  return toBase64(new Uint8Array([folded >> 16, (folded >> 8) & 255, folded & 255]));
}

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** Throws nothing: the caller has seen that only letters of the alphabet are in it. */
function fromBase64(text: string): Uint8Array {
  // One letter too many is no byte.
  const whole = text.length % 4 === 1 ? text.slice(0, -1) : text;
  const bytes = atob(whole.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(bytes, (letter) => letter.charCodeAt(0));
}
