import type { LanguageWords } from '../en/language.ts';

/** Die Wahl der Sprache. */
export const language: LanguageWords = {
  language: 'Sprache',
  failed: (name) => `${name} ließ sich nicht laden. Keine Verbindung? Alles bleibt, wie es war.`,
};
