/**
 * Protocols in other languages. What a protocol does is one thing, in which words it tells it another: a translation is
 * put over the words, and the run stays the same.
 */
import type { Protocol } from '../engine/protocol.ts';

type Translate = (protocol: Protocol) => Protocol;

/** By language and the protocol's id. Each comes when it is asked for. */
const translations: Readonly<Record<string, Readonly<Record<string, () => Promise<Translate>>>>> = {
  de: { raft: async () => (await import('./raft/german/raft.ts')).translate },
};

/** One object for each, so that two players of the same protocol know that it is the same. */
const made = new Map<string, Protocol>();

/** A protocol in a language, or as it is if nobody has translated it. Rejects if the words cannot be fetched. */
export async function inLanguage<P extends Protocol | undefined>(protocol: P, language: string): Promise<P> {
  const load = protocol && translations[language]?.[protocol.id];
  if (!load) return protocol;
  const name = `${language} ${protocol.id}`;
  const translate = await load();
  const known = made.get(name) ?? translate(protocol);
  made.set(name, known);
  return known as P;
}

/** Whether a protocol speaks a language. English is what they are written in. */
export const speaks = (id: string, language: string): boolean =>
  language === 'en' || translations[language]?.[id] !== undefined;
