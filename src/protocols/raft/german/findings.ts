/** Was gegen eine Eigenschaft spricht, auf Deutsch: derselbe Befund, andere Worte. */
import { listed } from './lists.ts';

/** `X=3 (Term 2)`, `nichts`. */
const entry = (words: string): string =>
  words === 'nothing' ? 'nichts' : words.replace(/\(term (\d+)\)$/, '(Term $1)');

/** `S1, S2`, wie die Befunde sie aufzählen. */
const names = (words: string): string => listed(words.split(', '));

/** Die Sätze der Urteile, und was sie auf Deutsch heißen. */
const SENTENCES: readonly (readonly [RegExp, (...parts: readonly string[]) => string])[] = [
  [
    /^(\S+) was elected in term (\d+), and (\S+) already was\.$/,
    (id, term, other) => `${id} wurde in Term ${term} gewählt, und ${other} war es schon.`,
  ],
  [
    /^(\S+) changed its own log while leading term (\d+)\.$/,
    (id, term) => `${id} hat das eigene Log geändert und führte dabei Term ${term}.`,
  ],
  [
    /^(\S+) and (\S+) both have an entry (\d+) of term (\d+), but differ at (\d+)\.$/,
    (one, other, index, term, at) =>
      `${one} und ${other} haben beide einen Eintrag ${index} aus Term ${term}, sind aber bei ${at} verschieden.`,
  ],
  [
    /^Entry (\d+), (.*), is committed, but (\S+), leader of term (\d+), does not have it\.$/,
    (index, what, id, term) =>
      `Eintrag ${index}, ${entry(what)}, ist festgeschrieben, aber ${id}, Leader von Term ${term}, hat ihn nicht.`,
  ],
  [
    /^(\S+) executes entry (\d+), (.*), which no leader has committed\.$/,
    (id, index, what) =>
      `${id} führt Eintrag ${index} aus, ${entry(what)}, den kein Leader festgeschrieben hat.`,
  ],
  [
    /^(\S+) executes request (\d+) of (\S+) \((.*)\) a second time\.$/,
    (id, seq, client, command) =>
      `${id} führt Anfrage ${seq} von ${client} (${command}) ein zweites Mal aus.`,
  ],
  [
    /^(\S+) executes (.*) at index (\d+), where (.*) was executed before\.$/,
    (id, mine, index, first) =>
      `${id} führt bei Index ${index} ${entry(mine)} aus, wo vorher ${entry(first)} ausgeführt wurde.`,
  ],
  [
    /^(\S+) votes for (\S+) in term (\d+), having voted for (\S+) in it\.$/,
    (id, candidate, term, earlier) =>
      `${id} stimmt in Term ${term} für ${candidate} und hat darin schon für ${earlier} gestimmt.`,
  ],
  [
    /^(\S+) went back from term (\d+) to (\d+)\.$/,
    (id, from, to) => `${id} ist von Term ${from} auf ${to} zurückgegangen.`,
  ],
  [
    /^In the log of (\S+) the term falls at index (\d+)\.$/,
    (id, index) => `Im Log von ${id} fällt der Term bei Index ${index}.`,
  ],
  [
    /^(\S+) stores an entry of term (\d+) in term (\d+)\.$/,
    (id, term, now) => `${id} speichert einen Eintrag aus Term ${term} und ist erst in Term ${now}.`,
  ],
  [
    /^(\S+) took back its commit index from (\d+) to (\d+)\.$/,
    (id, from, to) => `${id} hat den Commit-Index von ${from} auf ${to} zurückgenommen.`,
  ],
  [
    /^(\S+) has executed (\d+), committed (\d+) and stored (\d+) entries\.$/,
    (id, executed, committed, stored) =>
      `${id} hat bis ${executed} ausgeführt, bis ${committed} festgeschrieben und bis ${stored} gespeichert.`,
  ],
  [
    /^(\S+) commits entry (\d+), which only (.*) store\.$/,
    (id, index, holders) =>
      `${id} schreibt Eintrag ${index} fest, den nur ${names(holders)} gespeichert ${holders.includes(',') ? 'haben' : 'hat'}.`,
  ],
  [
    /^(\S+), leader of term (\d+), commits entry (\d+) of term (\d+) by counting\.$/,
    (id, term, index, earlier) =>
      `${id}, Leader von Term ${term}, schreibt Eintrag ${index} aus Term ${earlier} durch Zählen fest.`,
  ],
  [
    /^(\S+) believes that (\S+) matches through (\d+), and it does not\.$/,
    (id, other, match) => `${id} glaubt, dass ${other} bis ${match} übereinstimmt, und so ist es nicht.`,
  ],
  [
    /^(\S+) answers (\S+) as of entry (\d+), but entry (\d+) had been answered before \S+ asked\.$/,
    (id, client, at, needed) =>
      `${id} antwortet ${client} auf dem Stand von Eintrag ${at}, aber als ${client} fragte, war Eintrag ${needed} schon beantwortet.`,
  ],
  [
    /^(\S+) could be elected by (.*) and (\S+) by (.*): they have nobody in common\.$/,
    (one, voters, other, others) =>
      `${one} könnte von ${names(voters)} gewählt werden und ${other} von ${names(others)}: Sie haben niemanden gemeinsam.`,
  ],
  [
    /^The snapshot of (\S+) covers (\d+) entries, and they are not those that were committed\.$/,
    (id, count) =>
      `Der Snapshot von ${id} umfasst ${count} Einträge, und es sind nicht die, die festgeschrieben wurden.`,
  ],
  [
    /^The snapshot of (\S+) says (.*); executing entries 1–(\d+) gives (.*)\.$/,
    (id, binding, index, value) =>
      `Im Snapshot von ${id} steht ${binding}; die Ausführung bis Eintrag ${index} ergibt ${value}.`,
  ],
];

/** Ein Befund auf Deutsch; einer, den niemand kennt, bleibt, wie er ist. */
export function findingInGerman(says: string): string {
  for (const [pattern, put] of SENTENCES) {
    const match = pattern.exec(says);
    if (match) return put(...match.slice(1));
  }
  return says;
}
