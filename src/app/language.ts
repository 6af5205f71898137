/** Which language the program speaks: what the address asks for, else what was chosen, else what the browser prefers. */
import { speak } from '../words/speak.ts';
import { isLanguage, language } from '../words/words.ts';
import type { Language } from '../words/words.ts';
import { recall, remember } from './memory.ts';

/** The part of the address before `#` that asks for a language: `?lang=de`. */
const NAME = 'lang';

const preferred = (): Language =>
  navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLanguage) ?? 'en';

function wanted(): Language {
  const asked = new URLSearchParams(window.location.search).get(NAME);
  return isLanguage(asked) ? asked : (recall('language', isLanguage) ?? preferred());
}

async function show(next: Language): Promise<void> {
  await speak(next);
  document.documentElement.lang = next;
}

/** Speaks the language that is wanted, before anything is drawn. If it cannot be fetched, English, which is always there. */
export async function startLanguage(): Promise<void> {
  try {
    await show(wanted());
  } catch {
    // Nothing is lost: the page is there, in English, and the language can be chosen again.
  }
}

/**
 * Speaks another language and keeps to it. Everything is drawn anew from the address, as after a visit, so that nobody
 * loses their place. Throws if its words cannot be fetched; then everything stays as it was.
 */
export async function choose(next: Language): Promise<void> {
  if (next === language()) return;
  await show(next);
  remember('language', next);
  const address = new URL(window.location.href);
  address.searchParams.delete(NAME);
  history.replaceState(null, '', address);
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}
