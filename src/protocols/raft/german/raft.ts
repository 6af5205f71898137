/** Raft auf Deutsch: dasselbe Protokoll, andere Worte. Befehle und Behauptungen der Lektionen bleiben, wie sie sind. */
import type { Property } from '../../../engine/property.ts';
import type { OptionSpec, Protocol } from '../../../engine/protocol.ts';
import type { Kind } from '../../../engine/rule.ts';
import type { RuleWords } from './rules.ts';
import { findingInGerman } from './findings.ts';
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
  I13: [
    'Lesen ist aktuell',
    'Wer liest, sieht alles, worauf irgendein Client eine Antwort hatte, bevor das Lesen begann.',
  ],
  I14: [
    'Mehrheiten treffen sich',
    'Keine zwei Server könnten jetzt beide gewählt werden, von Mehrheiten, die niemanden gemeinsam haben.',
  ],
  I15: [
    'Snapshot ist ein Anfang',
    'Ein Snapshot enthält genau das, was die Ausführung der festgeschriebenen Einträge ergibt, die er umfasst.',
  ],
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
  'SW-SESSION':
    'Leader suchen eine wiederholte Anfrage in ihrem Log, statt dass jeder Zustandsautomat sie sich merkt.',
  'SW-IS6': 'Ein Follower, der einen Snapshot bekommt, wirft immer sein ganzes Log weg.',
  'SW-READ-CONFIRM': 'Ein Leader beantwortet Lesefragen, ohne sich zu vergewissern, dass er noch führt.',
  'SW-READ-NOOP': 'Ein neuer Leader beantwortet Lesefragen, bevor er weiß, was festgeschrieben ist.',
  'SW-JOINT':
    'Mehrere Server kommen und gehen auf einmal, ohne dass alte und neue Mitglieder beide zustimmen müssen.',
  'SW-SS2': 'Ein Leader ändert die Mitglieder, bevor die letzte Änderung festgeschrieben ist.',
  'SW-SS3':
    'Ein Leader ändert die Mitglieder, bevor er einen Eintrag aus seinem eigenen Term festgeschrieben hat.',
  'SW-STEPDOWN-EARLY': 'Ein Leader, der entfernt wird, tritt zurück, sobald er es ins Log geschrieben hat.',
  'SW-RANDOM': 'Alle Wahl-Timeouts sind gleich lang.',
  'SW-PREVOTE': 'Server stellen sich zur Wahl, ohne erst herumzufragen, wo sie es sollten.',
  'SW-RV3': 'Server, die von einem Leader hören, stimmen trotzdem für andere.',
  'SW-L6': 'Ein Leader fragt sich nie, ob ihm noch jemand folgt.',
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
    'Wie der Leader nach einer Ablehnung zurückgeht: um einen Eintrag; zum ersten Eintrag des Terms, der im Weg steht (das Paper); zu seinem eigenen letzten Eintrag dieses Terms (eine bekannte Vorlesung); oder beide Seiten suchen nach Termen, die sie gemeinsam haben könnten (etcd).',
  ],
  noop: ['No-op', 'Ein neuer Leader beginnt seinen Term mit einem Eintrag, der nichts tut.'],
  preVote: ['Vorwahl', 'Ein Server fragt herum, ob er gewinnen könnte, bevor er seinen Term erhöht.'],
  sticky: [
    'Treue Follower',
    'Wer innerhalb des kürzesten Wahl-Timeouts von einem Leader gehört hat, übergeht andere Kandidaten.',
  ],
  checkQuorum: ['Mehrheit prüfen', 'Ein Leader, dem keine Mehrheit antwortet, tritt von selbst zurück.'],
  reads: [
    'Lesen',
    'Ob X? ein Eintrag im Log wird oder beantwortet wird, ohne zu schreiben, sobald Heartbeats den Leader bestätigt haben.',
  ],
  followerReads: [
    'Follower antworten',
    'Auch Follower beantworten Lesefragen, nachdem sie den Leader gefragt haben, wie weit sie sein müssen.',
  ],
  lease: [
    'Lease',
    'Wie lange, in Prozent des kürzesten Wahl-Timeouts, ein bestätigter Leader Lesefragen ohne neue Rückfrage beantwortet; 0: nie. Sicher nur, solange alle Uhren gleich schnell gehen.',
  ],
  snapshotEvery: [
    'Snapshots',
    'Nach wie vielen ausgeführten Einträgen ein Server sein Log zusammenfasst; 0: nie von selbst.',
  ],
  chunk: ['Stückgröße', 'Wie viele Werte eines Snapshots eine Nachricht trägt.'],
  sessions: [
    'Sitzungen',
    'Wie viele Clients sich die Server merken; sie müssen sich anmelden, und wer am längsten still war, wird vergessen. 0: alle, ungefragt.',
  ],
  voters: [
    'Erste Mitglieder',
    'Wie viele der Server anfangs Mitglieder sind; die anderen warten darauf, aufgenommen zu werden. 0: alle.',
  ],
  membership: [
    'Mitgliederwechsel',
    'Über eine Konfiguration, in der alte und neue Mitglieder beide zustimmen müssen, oder ein Server nach dem anderen.',
  ],
  catchUp: ['Aufholen', 'Neue bekommen das Log, bevor sie abstimmen.'],
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
  'figure-7': [
    'Sechs Follower, sechs Logs (Abbildung 7)',
    'S1 darf sich für Term 8 zur Wahl stellen. Seine sechs Follower haben die Logs (a) bis (f) des Papers, und alle sind auf ehrliche Weise entstanden.',
  ],
  'figure-8': [
    'Bei einer Mehrheit und doch nicht festgeschrieben (Abbildung 8)',
    'Eintrag 2 liegt bei S1, S2 und S3, ist aber aus Term 2. Lassen Sie S1 abstürzen, holen Sie S5 zurück und sehen Sie, ob er überlebt. Dann noch einmal, mit abgeschalteter Regel.',
  ],
  'figure-8-three': [
    'Abbildung 8 mit drei Servern',
    'Dieselbe Gefahr, so klein es geht: x aus Term 1 liegt bei zwei von drei, und S2 hat einen anderen Eintrag aus Term 2.',
  ],
  'old-leader': [
    'Zwei Leader, einer davon von gestern',
    'S1 führt Term 1 auf der falschen Seite eines zerrissenen Netzes; auf der anderen wurde S3 gewählt. Flicken Sie es.',
  ],
  unsent: [
    'Abgestürzt vor dem Senden',
    'S1 hat b gespeichert und niemandem etwas gesagt. Überlebt b? Das hängt davon ab, wer gewählt wird.',
  ],
  unanswered: [
    'Ausgeführt, aber nicht beantwortet',
    'S1 hat die Anfrage von C1 ausgeführt und ist abgestürzt, bevor die Antwort hinausging. C1 wird noch einmal fragen.',
  ],
  joint: [
    'Drei von fünf ersetzt',
    'S1, S2 und S3 sollen S3, S4 und S5 Platz machen. Wessen Mehrheit zählt, und wann? S1 führt und soll nicht bleiben.',
  ],
  'one-in-one-out': [
    'Ein Server nach dem anderen, und eine Falle',
    'Vier Mitglieder, S5 wartet. S1 nimmt S5 auf, S2 entfernt S1: Ist SW-SS3 abgeschaltet, können zwei Mehrheiten einander verfehlen.',
  ],
  disturber: [
    'Entfernt, ohne es zu wissen',
    'S1 wurde entfernt und weiß es nicht. Läuft sein Timer ab, stört er die anderen. Die Vorwahl allein hilft nicht, treue Follower schon.',
  ],
  'far-behind': [
    'Zu weit zurück für das Log',
    'S3 hat den Anfang verpasst, und S1 hat ihn zu einem Snapshot zusammengefasst. Er kommt in Stücken zu zwei Werten.',
  ],
  'stale-read': [
    'Beim alten Leader lesen',
    'x ist inzwischen 2, aber S1 hat davon nichts gehört. Gleich fragt C2 S1 nach x.',
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
  PV: 'Vorwahl',
  AE: 'AppendEntries, Empfänger',
  IS: 'InstallSnapshot, Empfänger',
  CMP: 'Snapshots',
  CL: 'Clients',
  RD: 'Lesen',
  CF: 'Mitglieder',
  LT: 'Übergabe der Führung',
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

function spokenProperty(property: Property, id: string): Property {
  // Sein Name bleibt: Mit ihm behaupten Lektionen, dass es gilt.
  const [called = property.name, says = property.says] = PROPERTIES[id] ?? [];
  return {
    ...property,
    called,
    says,
    judge(...about) {
      const found = property.judge(...about);
      return found && { ...found, says: findingInGerman(found.says) };
    },
  };
}

/** Raft mit deutschen Worten. */
export const translate = (raft: Protocol): Protocol => ({
  ...raft,
  epoch: 'Term',
  kinds: mapped(raft.kinds, (kind, name) => spokenKind(kind, name === 'server' ? serverRules : clientRules)),
  options: mapped(raft.options, spokenOption),
  properties: mapped(raft.properties, spokenProperty),
  switches: mapped(raft.switches, (item, id) => ({ ...item, says: SWITCHES[id] ?? item.says })),
  portrait: inGerman(raft.portrait),
  ruleGroups: mapped(raft.ruleGroups, (title, id) => GROUPS[id] ?? title),
  scenarios: raft.scenarios.map((scenario) => {
    const [title = scenario.title, says = scenario.says] = SCENARIOS[scenario.id] ?? [];
    return { ...scenario, title, says };
  }),
});
