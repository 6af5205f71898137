/** Raft auf Deutsch: dasselbe Protokoll, andere Worte. Befehle und Behauptungen der Lektionen bleiben, wie sie sind. */
import type { OptionSpec, Protocol } from '../../../engine/protocol.ts';
import type { Kind } from '../../../engine/rule.ts';
import type { RuleWords } from './rules.ts';
import { inGerman } from './portrait.ts';
import { clientRules, serverRules } from './rules.ts';

/** Name und Versprechen jeder Eigenschaft. */
export const PROPERTIES: Readonly<Record<string, readonly [name: string, says: string]>> = {
  I1: ['Sichere Wahl', 'In einem Term wird höchstens ein Leader gewählt.'],
  I2: [
    'Leader hängt nur an',
    'Ein Leader überschreibt oder löscht nie Einträge in seinem Log; er hängt nur an.',
  ],
  I3: [
    'Logs passen',
    'Haben zwei Logs einen Eintrag mit gleichem Index und Term, so sind sie bis dorthin gleich.',
  ],
  I4: [
    'Leader vollständig',
    'Ein in einem Term festgeschriebener Eintrag steht im Log jedes Leaders eines späteren Terms.',
  ],
  I5: [
    'Automaten einig',
    'Hat ein Server an einem Index einen Eintrag ausgeführt, führt dort kein Server je einen anderen aus.',
  ],
  I6: [
    'Eine Stimme je Term',
    'Ein Server stimmt in einem Term für höchstens einen Kandidaten, Abstürze hin oder her.',
  ],
  I7: [
    'Terme fallen nie',
    'Der Term eines Servers fällt nie, auch nicht entlang eines Logs, und kein Log ist seinem Server voraus.',
  ],
  I8: [
    'Festgeschrieben bleibt',
    'Solange ein Server läuft, fällt sein Commit-Index nie, und er führt nur aus, was festgeschrieben und gespeichert ist.',
  ],
  I9: [
    'Mehrheit hat es',
    'Schreibt ein Leader fest, so speichert eine Mehrheit den Eintrag, und er ist aus dem eigenen Term des Leaders.',
  ],
  I10: [
    'Match stimmt',
    'Was ein Leader für übereinstimmend hält, stimmt überein, und als Nächstes sendet er etwas dahinter.',
  ],
  I11: [
    'Nur Festgeschriebenes',
    'Was irgendein Server ausgeführt hat, ist ein Anfang dessen, was Leader festgeschrieben haben.',
  ],
  I12: ['Einmal getan', 'Die Anfrage eines Clients wird höchstens einmal ausgeführt.'],
};

/** Was ein abgeschalteter Schalter bedeutet. */
export const SWITCHES: Readonly<Record<string, string>> = {
  'SW-VOTE1': 'Ein Server stimmt für jeden, der fragt, so oft man will.',
  'SW-VOTE-DISK': 'Ein Server vergisst bei einem Absturz, für wen er gestimmt hat.',
  'SW-UPTODATE': 'Wähler vergleichen keine Logs.',
  'SW-COMMIT-TERM': 'Leader schreiben Einträge früherer Terme fest, indem sie Kopien zählen.',
  'SW-CONSIST': 'Follower prüfen den Eintrag vor den neuen nicht.',
  'SW-DELCONF': 'Follower behalten Einträge, die dem Leader widersprechen.',
  'SW-TRUNC-ALWAYS': 'Follower kürzen ihr Log bei jeder Nachricht, Konflikt oder nicht.',
  'SW-MIN': 'Follower schreiben so weit fest wie der Leader, was immer dort bei ihnen steht.',
  'SW-ADOPT': 'Wähler bleiben in ihrem alten Term, wenn sie in einem höheren stimmen.',
  'SW-STALE-AE': 'Follower gehorchen Leadern früherer Terme.',
  'SW-LOG-DISK': 'Ein Server vergisst bei einem Absturz sein Log.',
  'SW-QUORUM': 'Die Hälfte der Server genügt.',
  'SW-DEDUP': 'Eine wiederholte Anfrage wird noch einmal ausgeführt.',
};

/** Beschriftung und Erklärung jeder Einstellung. */
export const OPTIONS: Readonly<Record<string, readonly [label: string, says: string]>> = {
  electionMin: ['Kürzester Wahl-Timeout', 'Virtuelle ms; das Paper schlägt 150 vor.'],
  electionMax: ['Längster Wahl-Timeout', 'Virtuelle ms; das Paper schlägt 300 vor.'],
  heartbeat: ['Heartbeat', 'Virtuelle ms zwischen zwei Heartbeats eines Leaders.'],
  clientRetry: ['Geduld der Clients', 'Virtuelle ms, bevor ein Client einen anderen Server fragt.'],
  batch: ['Einträge je Nachricht', 'Wie viele Einträge ein AppendEntries höchstens trägt.'],
  repair: [
    'Log-Reparatur',
    'Wie der Leader nach einer Ablehnung zurückgeht: um einen Eintrag oder um einen ganzen Term.',
  ],
};

/** Titel und Inhalt jedes Szenarios. */
export const SCENARIOS: Readonly<Record<string, readonly [title: string, says: string]>> = {
  five: [
    'Fünf Server und ein Client',
    'Ein gesunder Cluster. Lassen Sie den Leader abstürzen, schneiden Sie ihn entzwei, bitten Sie ihn um etwas.',
  ],
  three: ['Drei Server', 'Der kleinste Cluster, der einen Absturz übersteht. Versuchen Sie zwei.'],
  'split-vote': [
    'Ein Patt',
    'S5 ist ausgefallen, und zwei Timer laufen zugleich ab: Die erste Wahl gewinnt niemand.',
  ],
  diverged: [
    'Fünf uneinige Logs',
    'Ein neuer Leader von Term 4 wird gleich erfahren, was seine Follower haben.',
  ],
  seven: [
    'Sieben Server, ein raues Netz',
    'Eine von zwölf Nachrichten geht verloren, manche kommen doppelt. Raft stört das nicht.',
  ],
};

/** Die Gruppen der Regelkarte. */
export const GROUPS: Readonly<Record<string, string>> = {
  SRV: 'Server',
  RV: 'RequestVote, Empfänger',
  AE: 'AppendEntries, Empfänger',
  CL: 'Clients',
};

/** Jeder Wert so, wie `put` ihn mit seinem Namen macht. */
const mapped = <T>(
  all: Readonly<Record<string, T>>,
  put: (value: T, name: string) => T,
): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(all).map(([name, value]) => [name, put(value, name)]));

const spokenKind = (kind: Kind, words: Readonly<Record<string, RuleWords>>): Kind => ({
  ...kind,
  rules: mapped(kind.rules, (rule, id) => ({ ...rule, ...(words[id] as Partial<typeof rule> | undefined) })),
});

const spokenOption = (option: OptionSpec, name: string): OptionSpec => {
  const [label = option.label, says = option.says] = OPTIONS[name] ?? [];
  return { ...option, label, says };
};

/** Raft mit deutschen Worten. */
export const translate = (raft: Protocol): Protocol => ({
  ...raft,
  epoch: 'Term',
  kinds: mapped(raft.kinds, (kind, name) => spokenKind(kind, name === 'server' ? serverRules : clientRules)),
  options: mapped(raft.options, spokenOption),
  properties: mapped(raft.properties, (property, id) => {
    // Its name stays: lessons claim that it holds by that name.
    const [called = property.name, says = property.says] = PROPERTIES[id] ?? [];
    return { ...property, called, says };
  }),
  switches: mapped(raft.switches, (item, id) => ({ ...item, says: SWITCHES[id] ?? item.says })),
  portrait: inGerman(raft.portrait),
  ruleGroups: mapped(raft.ruleGroups, (title, id) => GROUPS[id] ?? title),
  scenarios: raft.scenarios.map((scenario) => {
    const [title = scenario.title, says = scenario.says] = SCENARIOS[scenario.id] ?? [];
    return { ...scenario, title, says };
  }),
});
