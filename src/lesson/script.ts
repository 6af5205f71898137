/** Reads the words of a lesson, or of a scenario's script, so that they can be played on a run. */
import type { Run } from '../drivers/run.ts';
import { latest } from '../drivers/run.ts';
import { createHand } from '../drivers/script.ts';
import type { PhraseFor, PhraseProblem, PhraseScope } from '../engine/phrase.ts';
import { bestPhrase, compilePhrase } from '../engine/phrase.ts';
import type { ClaimScene, ClaimSpec, Protocol } from '../engine/protocol.ts';
import { genericClaims } from './claims.ts';
import type { Verb } from './verbs.ts';
import { genericVerbs } from './verbs.ts';

/** A line that can be played at the end of a run; `since` is the moment from which notes count for claims. */
export interface PlayableLine {
  readonly ok: true;
  play(run: Run, since: number): void;
}

/** A claim that can be judged: true, false, or a sentence telling what is the case instead. */
export interface JudgeableClaim {
  readonly ok: true;
  test(scene: ClaimScene): boolean | string;
}

/** The words of a protocol's lessons, ready to read lines with. */
export interface Language {
  action(text: string, scope: PhraseScope): PlayableLine | PhraseProblem;
  claim(text: string, scope: PhraseScope): JudgeableClaim | PhraseProblem;
  /** Every verb, the protocol's own first: for help and for the editor. */
  readonly verbs: readonly Verb[];
  readonly claims: readonly ClaimSpec[];
}

const languages = new WeakMap<Protocol, Language>();

/** The language of a protocol's lessons. */
export function languageOf(protocol: Protocol): Language {
  let language = languages.get(protocol);
  if (!language) languages.set(protocol, (language = createLanguage(protocol)));
  return language;
}

const compiled = <T extends { readonly pattern: string }>(specs: readonly T[]): readonly PhraseFor<T>[] =>
  specs.map((value) => ({ phrase: compilePhrase(value.pattern), value }));

function createLanguage(protocol: Protocol): Language {
  const verbs: readonly Verb[] = [...protocol.verbs, ...genericVerbs];
  const claims = [...protocol.claims, ...genericClaims(protocol)];
  const verbPhrases = compiled(verbs);
  const claimPhrases = compiled(claims);

  const readClaim: Language['claim'] = (text, scope) => {
    const found = bestPhrase(claimPhrases, text, scope, 'claim');
    return found.ok ? { ok: true, test: (scene) => found.value.test(scene, found.args) } : found;
  };

  const readAction: Language['action'] = (text, scope) => {
    const found = bestPhrase(verbPhrases, text, scope, 'action');
    if (!found.ok) return found;
    const { value: verb, args } = found;
    if (verb.claim !== undefined) {
      const said = String(args[verb.claim]);
      const claim = readClaim(said, scope);
      if (!claim.ok) return { ...claim, column: claim.column + Math.max(0, text.indexOf(said)) };
    }
    return {
      ok: true,
      play(run, since) {
        const holds = (said: string): boolean => {
          const claim = readClaim(said, scope);
          return claim.ok && claim.test(sceneOf(run, since)) === true;
        };
        verb.play(createHand(run), args, { protocol, holds });
      },
    };
  };
  return { action: readAction, claim: readClaim, verbs, claims };
}

/** What claims are judged on: the end of a run, the notes left after the moment `since`, and the run beside it. */
export function sceneOf(run: Run, since: number, other?: Run): ClaimScene {
  return {
    ...(other && { other: latest(other).world }),
    world: latest(run).world,
    history: latest(run).history,
    before: run.line.moments[since]!.world,
    get happenings() {
      return run.line.moments.slice(since + 1);
    },
    broken: latest(run).broken.map(({ property }) => property),
  };
}
