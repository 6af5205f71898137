/** The words a lesson on a protocol may use, for completions and for help. */
import type { Phrase } from '../../engine/phrase.ts';
import { compilePhrase } from '../../engine/phrase.ts';
import type { Protocol } from '../../engine/protocol.ts';
import { languageOf } from '../../lesson/script.ts';
import { verbHelp } from '../../lesson/verb-help.ts';

/** A phrase with what it means, or an example of it. */
export interface Entry {
  readonly phrase: Phrase;
  readonly says: string;
  /** The slot in which a claim stands, if one does. */
  readonly claim: string | undefined;
}

/** The words of a protocol. */
export interface Vocabulary {
  readonly verbs: readonly Entry[];
  readonly claims: readonly Entry[];
  /** Rules that can be switched off, and what that means. */
  readonly switches: Readonly<Record<string, string>>;
  /** Types of messages. */
  readonly messages: readonly string[];
  readonly timers: readonly string[];
  /** Options of the head, and what they are for. */
  readonly options: Readonly<Record<string, string>>;
}

/** The vocabulary of a protocol. */
export function vocabularyOf(protocol: Protocol): Vocabulary {
  const { verbs, claims } = languageOf(protocol);
  const stimuli = Object.values(protocol.kinds).flatMap(({ rules }) =>
    Object.values(rules).map(({ stimulus }) => stimulus),
  );
  return {
    verbs: verbs.map(({ pattern, says = verbHelp[pattern] ?? '', claim }) => ({
      phrase: compilePhrase(pattern),
      says,
      claim,
    })),
    claims: claims.map(({ pattern, says }) => ({ phrase: compilePhrase(pattern), says, claim: undefined })),
    switches: Object.fromEntries(Object.entries(protocol.switches).map(([id, { says }]) => [id, says])),
    messages: distinct(stimuli.flatMap((stimulus) => (stimulus.on === 'message' ? stimulus.types : []))),
    timers: distinct(stimuli.flatMap((stimulus) => (stimulus.on === 'timer' ? stimulus.timer : []))),
    options: Object.fromEntries(Object.entries(protocol.options).map(([id, { says }]) => [id, says])),
  };
}

const distinct = (words: readonly string[]): readonly string[] => [...new Set(words)];
