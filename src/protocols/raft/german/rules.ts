/** Die Regeln von Raft auf Deutsch: was sie sagen, und was sie von sich erzählen. */
import type { Telling } from '../../../engine/rule.ts';
import type { Message, NodeId } from '../../../engine/world.ts';
import type { ClientReply, ClientRequest, ClientState, Pending } from '../../kit/client.ts';
import { isQuery } from '../../kit/machine.ts';
import { REGISTRATION } from '../serving.ts';
import type {
  AppendEntries,
  AppendEntriesReply,
  Entry,
  InstallSnapshot,
  InstallSnapshotReply,
  Members,
  PreVote,
  PreVoteReply,
  RaftBody,
  ReadIndex,
  ReadIndexReply,
  RequestVote,
  RequestVoteReply,
  ServerState,
  TimeoutNow,
} from '../state.ts';
import { lastTerm, termAt } from '../state.ts';
import { answered, listed, span } from './lists.ts';

/** Was ein Satz bekommt: ein Knoten vor und nach dem Schritt, und die Nachricht, die kam. */
type Tell<B extends RaftBody, S = ServerState> = Omit<Telling<S, RaftBody>, 'message'> & {
  readonly message: Message<B>;
};

/** Eine Regel in einer anderen Sprache; was sie tut, steht woanders. */
export interface RuleWords {
  readonly says: string;
  readonly tells: (telling: never) => string;
}

const stimmen = (count: number): string => (count === 1 ? '1 Stimme' : `${count} Stimmen`);

/** Wer kein Mitglied ist, hat auch keine eigene Stimme. */
const mitgezaehlt = (id: NodeId, votes: readonly NodeId[]): string =>
  votes.includes(id) ? ', die eigene mitgezählt' : '';

const werte = (count: number): string => (count === 1 ? '1 Wert' : `${count} Werte`);

const eintraege = (entries: readonly Entry[], from: number): string => {
  const shown = entries.slice(0, 4).map(({ command }) => command);
  const names = shown.join(', ') + (entries.length > shown.length ? ', …' : '');
  return entries.length === 1
    ? `Eintrag ${from} (${names})`
    : `die Einträge ${span(from, entries.length)} (${names})`;
};

/** Was beim Zusammenfassen bleibt und was geht. */
const zusammengefasst = ({ id, after }: Tell<RaftBody>): string =>
  after.log.base === 1
    ? `${id} behält, was Eintrag 1 ergab, und vergisst den Eintrag selbst.`
    : `${id} behält, was die Einträge 1–${after.log.base} ergaben, und vergisst die Einträge selbst.`;

/** Die Konfiguration, die eine Regel gerade ins Log schrieb, und wo; danach kann im selben Schritt noch eine kommen. */
function geschrieben({ after, fired }: Tell<RaftBody>): Members & { readonly at: number } {
  const at = fired.notes.find(({ what }) => what === 'stored')?.at ?? after.members.at;
  return { ...(after.log.recall(at, at)[0]?.members ?? after.members), at };
}

/** Warum ein Leader die Mitglieder jetzt nicht so ändert. */
const EINWAENDE: Readonly<Record<string, string>> = {
  'no such server': 'Einen solchen Server gibt es nicht',
  'not leader': 'Das kann nur ein Leader',
  'nobody left': 'Jemand muss übrig bleiben',
  'no change': 'Es ist schon so',
  'one at a time': 'Auf einmal darf nur ein Server kommen oder gehen',
  busy: 'Die letzte Änderung ist noch nicht abgeschlossen',
  'own term': 'Noch ist kein Eintrag aus dem eigenen Term festgeschrieben',
};

export const serverRules: Readonly<Record<string, RuleWords>> = {
  'SRV.BOOT': {
    says: 'Ein Server beginnt als Follower, mit allem, was auf seiner Platte steht, und wartet auf einen Leader.',
    tells: ({ id, after }: Tell<RaftBody>) =>
      `${id} ist als Follower zurück. Auf der Platte stehen noch Term ${after.currentTerm}, die Stimme und ${after.log.length === 1 ? 'ein Eintrag' : `${after.log.length} Einträge`}; alles andere ist weg.`,
  },
  'RV.3': {
    says: 'Wer eben erst von einem Leader gehört hat, übergeht Kandidaten: Er gibt weder seine Stimme noch übernimmt er ihren Term. Es sei denn, der Leader selbst will die Wahl.',
    tells: ({ id, after, message }: Tell<RequestVote>) => {
      const why =
        after.role === 'leader'
          ? `${id} führt, und die Follower hören davon`
          : after.leaderId === null
            ? `${id} ist gerade erst zurück und hat vielleicht vorher von einem Leader gehört`
            : `${id} hat gerade erst von ${after.leaderId} gehört`;
      return `${id} übergeht ${message.from}, Kandidat für Term ${message.body.term}: ${why}.`;
    },
  },
  'SRV.A2': {
    says: 'Wer von einem höheren Term hört, übernimmt ihn, vergisst seine Stimme und wird Follower.',
    tells: ({ id, before, after }: Tell<RaftBody>) =>
      before.role === 'leader'
        ? `${id} erfährt, dass Term ${after.currentTerm} begonnen hat, und hört sofort auf, Term ${before.currentTerm} zu führen.`
        : `${id} erfährt von Term ${after.currentTerm} und wechselt dorthin; die Stimme ist wieder frei.`,
  },
  'SRV.A3': {
    says: 'Eine Antwort aus einem früheren Term, oder auf eine Frage, die niemand mehr stellt, wird übergangen.',
    tells: ({ id, message }: Tell<RequestVoteReply>) =>
      `${id} übergeht die Antwort von ${message.from}: Sie ist überholt.`,
  },
  'RV.1': {
    says: 'Verweigere einem Kandidaten eines früheren Terms die Stimme.',
    tells: ({ id, after, message }: Tell<RequestVote>) =>
      `${id} verweigert ${message.from} die Stimme: ${message.from} kandidiert für Term ${message.body.term}, und es ist schon Term ${after.currentTerm}.`,
  },
  'RV.2a': {
    says: 'Gib je Term höchstens eine Stimme: Wer zuerst kommt, bekommt sie.',
    tells: ({ id, after, message }: Tell<RequestVote>) =>
      `${id} verweigert ${message.from} die Stimme: In Term ${after.currentTerm} ging sie schon an ${after.votedFor === id ? 'sich selbst' : after.votedFor}.`,
  },
  'RV.2b': {
    says: 'Weise einen Kandidaten ab, dessen Log weniger aktuell ist: Vergleiche die letzten Terme, und wenn sie gleich sind, die Längen.',
    tells: ({ id, after, message }: Tell<RequestVote>) =>
      `${id} verweigert ${message.from} die Stimme: Das eigene Log endet in Term ${lastTerm(after.log)} bei Index ${after.log.length}, das des Kandidaten in Term ${message.body.lastLogTerm} bei Index ${message.body.lastLogIndex}.`,
  },
  'RV.2': {
    says: 'Gib die Stimme, wenn sie noch frei ist und das Log des Kandidaten mindestens so aktuell ist; dann warte von Neuem.',
    tells: ({ id, message }: Tell<RequestVote>) =>
      `${id} stimmt in Term ${message.body.term} für ${message.from}.`,
  },
  'SRV.C2': {
    says: 'Ein Kandidat zählt die Stimmen seines eigenen Terms; mit einer Mehrheit wird er Leader.',
    tells: ({ id, after, before, message }: Tell<RequestVoteReply>) =>
      !message.body.voteGranted
        ? `${id} bekommt die Stimme von ${message.from} nicht.`
        : after.role !== 'candidate' && before.role === 'candidate'
          ? `${id} hat die Stimme von ${message.from}.`
          : `${id} hat die Stimme von ${message.from}: bisher ${stimmen(after.votesGranted.length)}${mitgezaehlt(id, after.votesGranted)}.`,
  },
  'PV.2n': {
    says: 'Wer gefragt wird, würde nicht für einen Server stimmen, dessen Term oder Log zurückliegt, und auch nicht, wenn eben erst ein Leader zu hören war.',
    tells: ({ id, after, message, fired }: Tell<PreVote>) => {
      const because = fired.notes[0]?.because;
      const why =
        because === 'log'
          ? `Das eigene Log endet in Term ${lastTerm(after.log)} bei Index ${after.log.length}`
          : because !== 'leader'
            ? `Es ist schon Term ${after.currentTerm}`
            : after.role === 'leader'
              ? `${id} führt selbst`
              : `${id} hört noch von ${after.leaderId ?? 'einem Leader'}`;
      return `${id} würde nicht für ${message.from} stimmen: ${why}.`;
    },
  },
  'PV.2': {
    says: 'Wer gefragt wird, würde für diesen Server stimmen. Das zu sagen ändert nichts: keinen Term, keine Stimme, keinen Timer.',
    tells: ({ id, message }: Tell<PreVote>) =>
      `${id} würde in Term ${message.body.term} für ${message.from} stimmen, hat es aber noch nicht getan.`,
  },
  'PV.3': {
    says: 'Wer herumfragt, zählt, wer für ihn stimmen würde.',
    tells: ({ id, after, message }: Tell<PreVoteReply>) =>
      !message.body.granted
        ? `${message.from} würde nicht für ${id} stimmen.`
        : after.role === 'candidate'
          ? `${message.from} würde für ${id} stimmen.`
          : `${message.from} würde für ${id} stimmen: bisher ${after.polled.length === 1 ? 'eine Zusage' : `${after.polled.length} Zusagen`}${mitgezaehlt(id, after.polled)}.`,
  },
  'AE.1': {
    says: 'Weise einen Leader eines früheren Terms ab, und lass ihn den Timer nicht zurücksetzen.',
    tells: ({ id, after, message }: Tell<AppendEntries>) =>
      `${id} weist ${message.from} ab, der noch glaubt, Term ${message.body.term} zu führen: Inzwischen ist es Term ${after.currentTerm}.`,
  },
  'SRV.C3': {
    says: 'Ein Kandidat, der vom Leader seines Terms hört, wird Follower.',
    tells: ({ id, message }: Tell<AppendEntries>) =>
      `${id} gibt die Kandidatur auf: ${message.from} hat diesen Term gewonnen.`,
  },
  'AE.0': {
    says: 'Ein Wort vom derzeitigen Leader: Merke dir, wer führt, und warte von Neuem.',
    tells: ({ id, before, message }: Tell<AppendEntries>) =>
      before.leaderId === message.from
        ? ''
        : `${id} weiß jetzt, dass ${message.from} Term ${message.body.term} führt.`,
  },
  'AE.2': {
    says: 'Lehne ab, wenn im Log bei prevLogIndex kein Eintrag mit Term prevLogTerm steht.',
    tells: ({ id, after, message }: Tell<AppendEntries>) => {
      const { prevLogIndex, prevLogTerm } = message.body;
      const mine = after.log.at(prevLogIndex);
      const why = mine
        ? `Der eigene Eintrag ${prevLogIndex} ist aus Term ${mine.term}`
        : `Das Log endet bei ${after.log.length}`;
      return `${message.from} behauptet, Eintrag ${prevLogIndex} sei aus Term ${prevLogTerm}. ${id} sagt nein: ${why}.`;
    },
  },
  'AE.3': {
    says: 'Bei einem Konflikt (gleicher Index, anderer Term) lösche diesen Eintrag und alle, die ihm folgen.',
    tells: ({ id, before, fired }: Tell<AppendEntries>) => {
      const from = fired.notes[0]!.at!;
      return `${id} löscht ${eintraege(before.log.recall(from), from)}: Im Log des Leaders steht etwas anderes.`;
    },
  },
  'AE.4': {
    says: 'Hänge die neuen Einträge an, die noch nicht im Log stehen.',
    tells: ({ id, after, fired }: Tell<AppendEntries>) => {
      const from = fired.notes[0]!.at!;
      return `${id} speichert ${eintraege(after.log.recall(from), from)}.`;
    },
  },
  'AE.5': {
    says: 'Rücke den Commit-Index auf den des Leaders vor, aber nicht über den letzten Eintrag hinaus, für den diese Nachricht bürgt.',
    tells: ({ id, after }: Tell<AppendEntries>) =>
      `${id} erfährt, dass das Log bis ${after.commitIndex} festgeschrieben ist.`,
  },
  'AE.6': {
    says: 'Antworte mit Ja, und nenne den letzten Index, der nun sicher übereinstimmt.',
    tells: ({ id, message: { from, body } }: Tell<AppendEntries>) =>
      body.entries.length > 0
        ? `${id} antwortet mit Ja: Das Log stimmt bis ${body.prevLogIndex + body.entries.length} überein.`
        : `${id} hört den Heartbeat von ${from} und antwortet mit Ja: Das Log stimmt bis ${body.prevLogIndex} überein.`,
  },
  'IS.1': {
    says: 'Antworte einem Leader eines früheren Terms mit dem jetzigen, und nimm nichts von ihm an.',
    tells: ({ id, after, message }: Tell<InstallSnapshot>) =>
      `${id} nimmt von ${message.from} keinen Snapshot an: Inzwischen ist es Term ${after.currentTerm}.`,
  },
  'IS.5': {
    says: 'Ein Snapshot, der nicht mehr umfasst als der eigene, nützt nichts.',
    tells: ({ id, after }: Tell<InstallSnapshot>) =>
      `${id} hat selbst einen Snapshot bis ${after.log.base} und braucht keinen.`,
  },
  'IS.2': {
    says: 'Das erste Stück beginnt einen neuen Snapshot.',
    tells: ({ id, message: { from, body } }: Tell<InstallSnapshot>) =>
      body.done
        ? ''
        : `${id} beginnt, von ${from} einen Snapshot bis ${body.lastIncludedIndex} zu übernehmen.`,
  },
  'IS.3n': {
    says: 'Ein Stück, das nicht an das anschließt, was schon da ist, wird nicht geschrieben; die Antwort sagt, was fehlt.',
    tells: ({ id, message }: Tell<InstallSnapshot>) =>
      `${id} kann dieses Stück nicht einordnen und sagt ${message.from}, welches fehlt.`,
  },
  'IS.3': {
    says: 'Schreib das Stück dorthin, wo es hingehört.',
    tells: () => '',
  },
  'IS.4': {
    says: 'Solange es nicht das letzte Stück ist, antworte und warte auf die übrigen.',
    tells: ({ id, after }: Tell<InstallSnapshot>) =>
      `${id} hat davon bisher ${werte(after.partial?.bindings.length ?? 0)}.`,
  },
  'IS.6': {
    says: 'Steht der letzte Eintrag des Snapshots im Log, behalte, was ihm folgt.',
    tells: ({ id, after, message }: Tell<InstallSnapshot>) => {
      const rest = after.log.length - after.log.base;
      const kept =
        rest === 0
          ? 'danach kommt nichts'
          : rest === 1
            ? 'der eine Eintrag danach bleibt'
            : `die ${rest} Einträge danach bleiben`;
      return `${id} hat Eintrag ${message.body.lastIncludedIndex} schon: Bis dorthin wird das Log zusammengefasst, und ${kept}.`;
    },
  },
  'IS.7': {
    says: 'Sonst verwirf das ganze Log.',
    tells: ({ id, before, message: { body }, world }: Tell<InstallSnapshot>) =>
      termAt(before.log, body.lastIncludedIndex) === body.lastIncludedTerm && world.off.includes('SW-IS6')
        ? `${id} wirft das ganze Log weg, obwohl Eintrag ${body.lastIncludedIndex} darin steht und mehr danach.`
        : before.log.length === 0
          ? `${id} hat nichts zu behalten: Das Log beginnt nun hinter ${body.lastIncludedIndex}.`
          : `${id} verwirft das Log: Der letzte Eintrag des Snapshots steht nicht darin.`,
  },
  'IS.8': {
    says: 'Setze den Zustandsautomaten auf den Stand des Snapshots, samt Konfiguration und Sitzungen.',
    tells: ({ id, before, after, message }: Tell<InstallSnapshot>) =>
      before.lastApplied >= message.body.lastIncludedIndex
        ? `${id} hat alles schon ausgeführt, was der Snapshot umfasst.`
        : `${id} übernimmt von ${message.from} den Zustand nach Eintrag ${after.lastApplied}, ohne ausgeführt zu haben, was dazu führte.`,
  },
  'CMP.3d': {
    says: 'Ein Follower, der den ganzen Snapshot hat, stimmt bis zu dessen letztem Eintrag überein.',
    tells: ({ id, message, fired }: Tell<InstallSnapshotReply>) =>
      `${id} vermerkt, dass ${message.from} bis ${fired.notes[0]!.at} übereinstimmt.`,
  },
  'CMP.3c': {
    says: 'Schick das nächste Stück, oder beginn von vorn, wenn es inzwischen einen neueren Snapshot gibt.',
    tells: ({ id, after, message }: Tell<InstallSnapshotReply>) => {
      const offset = after.reign.offsets[message.from] ?? 0;
      return offset === 0
        ? `${id} schickt ${message.from} den Snapshot von vorn.`
        : `${id} schickt ${message.from}, was nach ${offset === 1 ? 'dem ersten Wert' : `den ersten ${offset} Werten`} kommt.`;
    },
  },
  'CMP.3n': {
    says: 'Eine Antwort zu einem Stück, das schon unterwegs ist, ändert nichts.',
    tells: () => '',
  },
  'RD.1d': {
    says: 'Jede Antwort sagt auch, dass ihr Absender in dieser Runde noch folgte.',
    tells: () => '',
  },
  'RD.3l': {
    says: 'Eine Runde, auf die eine Mehrheit geantwortet hat, gibt dem Leader eine Lease, gerechnet vom Beginn der Runde an: Bis sie abläuft, kann niemand sonst gewählt werden.',
    tells: () => '',
  },
  'SRV.L3a': {
    says: 'Nach einem Ja vermerke, wie weit das Log dieses Followers übereinstimmt, und sende von dort an weiter.',
    tells: ({ id, message, fired }: Tell<AppendEntriesReply>) =>
      fired.notes.length > 0
        ? `${id} vermerkt, dass ${message.from} bis ${fired.notes[0]!.at} übereinstimmt.`
        : '',
  },
  'SRV.L3b': {
    says: 'Nach einem Nein, weil die Logs auseinandergehen, verringere nextIndex für diesen Follower und versuche es noch einmal.',
    tells: ({ id, before, after, message }: Tell<AppendEntriesReply>) =>
      `${id} verringert nextIndex[${message.from}] von ${before.nextIndex[message.from]} auf ${after.nextIndex[message.from]} und fragt noch einmal.`,
  },
  'SRV.L3': {
    says: 'Solange einem Follower Einträge fehlen, sende sie ab nextIndex.',
    tells: ({ id, after, message: { from } }: Tell<AppendEntriesReply | InstallSnapshotReply>) =>
      after.nextIndex[from]! <= after.log.base
        ? `${id} schickt ${from} den Snapshot: Eintrag ${after.nextIndex[from]} gibt es nur noch darin.`
        : `${id} schickt ${from}, was noch fehlt, ab Eintrag ${after.nextIndex[from]}.`,
  },
  'LT.3': {
    says: 'Dazu aufgefordert, stellt sich ein Follower sofort zur Wahl und sagt dazu, dass der Leader es will.',
    tells: ({ id, after, message }: Tell<TimeoutNow>) =>
      `${id} stellt sich sofort in Term ${after.currentTerm} zur Wahl, wie ${message.from} es wünscht.`,
  },
  'LT.3n': {
    says: 'Der Wunsch eines Leaders eines früheren Terms wird übergangen.',
    tells: ({ id, message }: Tell<TimeoutNow>) =>
      `${id} übergeht den Wunsch von ${message.from}: Er ist überholt.`,
  },
  'LT.4': {
    says: 'Hat nach einem Wahl-Timeout niemand übernommen, macht der Leader weiter.',
    tells: ({ id }: Tell<RaftBody>) => `Niemand hat übernommen: ${id} bedient die Clients wieder.`,
  },
  'CL.1t': {
    says: 'Während er übergibt, nimmt ein Leader keine Anfragen mehr an.',
    tells: ({ id, after, message }: Tell<ClientRequest>) =>
      `${id} vertröstet ${message.from}: Gerade geht die Führung an ${after.reign.transfer?.to}.`,
  },
  'RD.1': {
    says: 'Ein Leader, der nach einem Wert gefragt wird, schreibt nichts: Er merkt sich die Frage, bis er sicher ist, dass er noch führt.',
    tells: ({ id, message }: Tell<ClientRequest>) =>
      `${message.from} fragt ${id}: ${message.body.command} Ins Log kommt dafür nichts.`,
  },
  'RD.2': {
    says: 'Ein Follower, der nach einem Wert gefragt wird, fragt den Leader, wie weit er dafür sein muss.',
    tells: ({ id, after, message }: Tell<ClientRequest>) =>
      `${message.from} fragt ${id}: ${message.body.command} ${id} fragt ${after.leaderId}, bis wohin dafür alles ausgeführt sein muss.`,
  },
  'RD.2a': {
    says: 'Der Leader behandelt die Frage eines Followers wie die eines Clients.',
    tells: ({ id, message }: Tell<ReadIndex>) =>
      `${message.from} fragt ${id}, bis wohin das Log festgeschrieben ist.`,
  },
  'RD.2n': {
    says: 'Wer nicht führt, oder nicht in diesem Term, kann es nicht sagen.',
    tells: ({ id, message }: Tell<ReadIndex>) => `${id} führt nicht und kann es ${message.from} nicht sagen.`,
  },
  'RD.2r': {
    says: 'Sobald er weiß, wie weit, antwortet der Follower seinem Client, wenn er so viel ausgeführt hat.',
    tells: ({ id, message }: Tell<ReadIndexReply>) =>
      `${id} erfährt von ${message.from}, dass dafür alles bis ${message.body.index} ausgeführt sein muss.`,
  },
  'CL.5f': {
    says: 'Ein Leader, der die Anfrage in seinem eigenen Log findet, schreibt sie nicht noch einmal.',
    tells: ({ id, message, fired }: Tell<ClientRequest>) =>
      `${id} findet ${message.body.command} von ${message.from} als Eintrag ${fired.notes[0]?.at} im Log und schreibt es nicht noch einmal.`,
  },
  'SRV.L2': {
    says: 'Ein Leader hängt den Befehl eines Clients an sein Log an, verteilt ihn und antwortet, sobald er ausgeführt ist.',
    tells: ({ id, after, message }: Tell<ClientRequest>) =>
      `${id} speichert ${message.body.command} als Eintrag ${after.log.length} von Term ${after.currentTerm} und schickt ihn an alle. Geantwortet wird noch nicht.`,
  },
  'CL.1s': {
    says: 'Ein Server, der nicht führt, weist einen Client ab und sagt ihm, wer führt.',
    tells: ({ id, after, message }: Tell<ClientRequest>) =>
      after.leaderId
        ? `${id} schickt ${message.from} weiter: Frag ${after.leaderId}.`
        : `${id} weist ${message.from} ab: Ein Leader ist nicht bekannt.`,
  },
  'CMP.1h': {
    says: 'Auf Befehl fasst ein Server, was er ausgeführt hat, zu einem Snapshot zusammen.',
    tells: zusammengefasst,
  },
  'CMP.1n': {
    says: 'Solange seit dem letzten Snapshot nichts ausgeführt wurde, gibt es nichts zusammenzufassen.',
    tells: ({ id }: Tell<RaftBody>) =>
      `${id} hat seit dem letzten Snapshot nichts ausgeführt: Zusammenzufassen gibt es nichts.`,
  },
  'CF.1n': {
    says: 'Eine Änderung der Mitglieder wird abgelehnt, solange eine andere im Gange ist, und in einzelnen Schritten auch, bevor der Leader etwas aus seinem eigenen Term festgeschrieben hat.',
    tells: ({ id, fired }: Tell<RaftBody>) =>
      `${id} ändert die Mitglieder nicht: ${EINWAENDE[fired.notes[0]!.because!] ?? 'Jetzt geht es nicht'}.`,
  },
  'CF.1': {
    says: 'Um andere Mitglieder gebeten, bringt der Leader erst die Neuen auf den Stand; noch stimmen sie nicht ab.',
    tells: ({ id, after }: Tell<RaftBody>) =>
      after.reign.change && after.reign.change.learners.length > 0
        ? `${id} bringt ${listed(after.reign.change.learners)} auf den Stand, bevor sich etwas ändert.`
        : `${id} wird die Mitglieder ändern.`,
  },
  'LT.1': {
    says: 'Soll er die Führung übergeben, nimmt der Leader keine Anfragen mehr an und bringt seinen Nachfolger auf den Stand.',
    tells: ({ id, before, after }: Tell<RaftBody>) =>
      `${id} soll die Führung an ${after.reign.transfer?.to ?? before.reign.transfer?.to ?? 'einen anderen Server'} übergeben und nimmt keine Anfragen mehr an.`,
  },
  'LT.1n': {
    says: 'Die Führung übergeben kann nur ein Leader, und nur an ein anderes Mitglied.',
    tells: ({ id, after }: Tell<RaftBody>) =>
      after.role === 'leader'
        ? `${id} kann die Führung dorthin nicht übergeben: Das ist kein anderes Mitglied.`
        : `${id} führt nicht und hat nichts zu übergeben.`,
  },
  'SRV.L2h': {
    says: 'Ein von Hand eingegebener Befehl wird wie der eines Clients behandelt, nur dass niemand auf die Antwort wartet.',
    tells: ({ id, after }: Tell<RaftBody>) =>
      `${id} speichert ${after.log.recall(after.log.length)[0]!.command} als Eintrag ${after.log.length} von Term ${after.currentTerm} und schickt ihn an alle.`,
  },
  'CL.1h': {
    says: 'Ein Server, der nicht führt, weist einen Befehl ab.',
    tells: ({ id, after }: Tell<RaftBody>) =>
      `${id} weist den Befehl ab: Er ist ${after.role === 'candidate' ? 'Kandidat' : 'Follower'}, nicht Leader.`,
  },
  'CF.6': {
    says: 'Ein Server, der kein Mitglied ist und es weiß, stellt sich nicht zur Wahl.',
    tells: ({ id }: Tell<RaftBody>) => `${id} gehört zu keinem Cluster und stellt sich nicht zur Wahl.`,
  },
  'SRV.C4': {
    says: 'Ein Kandidat, der rechtzeitig weder von einer Mehrheit noch von einem Leader hört, beginnt in einem neuen Term von vorn.',
    tells: ({ id, before }: Tell<RaftBody>) =>
      `${id} bekam in Term ${before.currentTerm} nur ${stimmen(before.votesGranted.length)}, zu wenig. Der Timer ist wieder abgelaufen.`,
  },
  'SRV.F2': {
    says: 'Ein Follower, der von keinem Leader hört, bevor sein Timer abläuft, wird Kandidat.',
    tells: ({ id }: Tell<RaftBody>) => `${id} hat zu lange von keinem Leader gehört.`,
  },
  'PV.1': {
    says: 'Bevor er sich zur Wahl stellt, fragt ein Server herum, ob er gewinnen könnte; sein Term und seine Stimme bleiben, wie sie sind.',
    tells: ({ id, after }: Tell<RaftBody>) =>
      `${id} fragt die anderen, ob sie in Term ${after.currentTerm + 1} für ${id} stimmen würden, und bleibt vorerst in Term ${after.currentTerm}.`,
  },
  'SRV.C1': {
    says: 'Um sich zur Wahl zu stellen: Erhöhe den Term, stimme für dich selbst, zieh einen neuen Timer, bitte alle um ihre Stimme.',
    tells: ({ id, after }: Tell<RaftBody>) =>
      `${id} stellt sich in Term ${after.currentTerm} zur Wahl, stimmt für sich selbst und bittet die anderen.`,
  },
  'SRV.L6': {
    says: 'Ein Leader, dem einen Wahl-Timeout lang keine Mehrheit antwortet, tritt zurück.',
    tells: ({ id, after }: Tell<RaftBody>) =>
      `Einen Wahl-Timeout lang hat ${id} von keiner Mehrheit gehört: ${id} führt Term ${after.currentTerm} nicht länger.`,
  },
  'SRV.L6r': {
    says: 'Solange eine Mehrheit antwortet, führt er weiter und zählt von Neuem.',
    tells: ({ id, world }: Tell<RaftBody>) =>
      world.off.includes('SW-L6')
        ? `${id} fragt nicht, ob noch jemand folgt, und führt weiter.`
        : `${id} hat zuletzt von einer Mehrheit gehört und führt weiter.`,
  },
  'PV.3w': {
    says: 'Würde eine Mehrheit für ihn stimmen, stellt er sich wirklich zur Wahl.',
    tells: ({ id, before, after, message }: Telling<ServerState, RaftBody>) => {
      const polled = before.polled.length > 0 ? before.polled : [id];
      const last = message?.body.type === 'PreVoteReply' && message.body.granted ? [message.from] : [];
      return `Eine Mehrheit würde für ${id} stimmen (${listed([...new Set([...polled, ...last])])}): ${id} stellt sich in Term ${after.currentTerm} zur Wahl.`;
    },
  },
  'SRV.C2w': {
    says: 'Mit den Stimmen einer Mehrheit wird ein Kandidat Leader und nimmt nichts als gegeben: nextIndex steht gleich hinter seinem Log, matchIndex auf 0.',
    tells: ({ id, after }: Tell<RaftBody>) =>
      `Das ist eine Mehrheit${after.votesGranted.length > 0 ? ` (${listed(after.votesGranted)})` : ''}: ${id} führt Term ${after.currentTerm}.`,
  },
  'SRV.L7': {
    says: 'Ein neuer Leader schreibt einen Eintrag, der nichts tut, um in seinem eigenen Term etwas festzuschreiben.',
    tells: ({ id, after }: Tell<RaftBody>) =>
      `${id} beginnt Term ${after.currentTerm} mit einem Eintrag, der nichts tut, und schickt ihn an alle.`,
  },
  'SRV.L1': {
    says: 'Ein Leader sagt es sofort allen, und mit jedem Heartbeat von Neuem.',
    tells: ({ id, before }: Tell<RaftBody>) =>
      before.role === 'leader' ? `${id} schickt allen einen Heartbeat.` : 'Alle erfahren es sofort.',
  },
  'SRV.L4': {
    says: 'Ein Eintrag aus dem eigenen Term des Leaders, den eine Mehrheit speichert, ist festgeschrieben, und mit ihm alle davor.',
    tells: ({ before, after, id }: Tell<RaftBody>) =>
      after.commitIndex - before.commitIndex > 1
        ? `Die Einträge ${before.commitIndex + 1}–${after.commitIndex} liegen bei einer Mehrheit: ${id} schreibt sie fest.`
        : `Eintrag ${after.commitIndex} liegt bei einer Mehrheit: ${id} schreibt ihn fest.`,
  },
  'SRV.A1': {
    says: 'Führe festgeschriebene Einträge in der Reihenfolge des Logs aus, jeden einmal; der Leader antwortet dann dem Client.',
    tells: ({ id, before, after, fired }: Tell<RaftBody>) => {
      const { at, what, about } = fired.notes[0] ?? {
        at: after.lastApplied,
        what: 'executed',
        about: undefined,
      };
      // Viele auf einmal ausgeführte Einträge werden einmal erzählt, beim letzten.
      const first = before.lastApplied + 1;
      if (at !== after.lastApplied) return '';
      if (at > first) return `${id} führt die Einträge ${first}–${at} der Reihe nach aus.`;
      const [entry] = after.log.recall(at, at);
      const answers = after.role === 'leader' && about ? ` und antwortet ${about}` : '';
      if (what === 'expired')
        return `${id} führt ${entry?.command} nicht aus: Eine Sitzung von ${about} ist nicht bekannt.`;
      if (what === 'registered') return `${id} eröffnet eine Sitzung für ${about}${answers}.`;
      if (what === 'repeated')
        return `${id} hat ${entry?.command} für ${about} schon ausgeführt und tut es nicht zweimal.`;
      if (entry?.noop || entry?.members) return '';
      return `${id} führt ${entry?.command ?? 'nichts'} aus${answers}.`;
    },
  },
  'RD.3': {
    says: 'Solange seine Lease gilt, kann niemand sonst führen: Was jetzt festgeschrieben ist, ist alles, und kein Heartbeat muss es bestätigen.',
    tells: ({ id, after }: Tell<RaftBody>) =>
      `${id} hat eine Lease und muss nicht nachfragen, wer führt: Es genügt, was bis ${after.commitIndex} festgeschrieben ist.`,
  },
  'RD.1c': {
    says: 'Sobald ein Eintrag aus seinem eigenen Term festgeschrieben ist, merkt sich der Leader seinen Commit-Index und lässt sich durch eine Runde Heartbeats bestätigen, dass er noch führt.',
    tells: ({ id, after, world }: Tell<RaftBody>) =>
      `${id} merkt sich, dass das Log bis ${after.commitIndex} festgeschrieben ist, und ${
        world.off.includes('SW-READ-CONFIRM')
          ? 'setzt einfach voraus, noch zu führen'
          : 'fragt die anderen, ob sie noch folgen'
      }.`,
  },
  'RD.1f': {
    says: 'Bestätigt, und mit allem ausgeführt, was damals festgeschrieben war, wird die Frage beantwortet.',
    tells: ({ id, before, fired }: Tell<RaftBody>) => {
      const [read] = fired.notes;
      if (!read) return `${id} führt sicher noch und sagt, bis wohin das Log festgeschrieben war.`;
      const query = before.reads.find(({ client }) => client === read.about)?.query;
      return `${id} antwortet ${read.about}${query ? ` (${query})` : ''} aus dem Zustandsautomaten, auf dem Stand von Eintrag ${read.at}.`;
    },
  },
  'LT.2': {
    says: 'Sobald sein Nachfolger das ganze Log hat, fordert der Leader ihn auf, sich zur Wahl zu stellen.',
    tells: ({ id, before, after }: Tell<RaftBody>) => {
      const to = (after.reign.transfer ?? before.reign.transfer)?.to ?? 'Der Nachfolger';
      return `${to} hat das ganze Log und wird von ${id} aufgefordert, sich jetzt zur Wahl zu stellen.`;
    },
  },
  'CF.2': {
    says: 'Eine Runde des Aufholens endet, wenn die Neuen haben, was der Leader zu ihrem Beginn hatte. Hat sie lange gedauert, folgt noch eine.',
    tells: ({ id, after }: Tell<RaftBody>) =>
      after.reign.change
        ? `Das hat lange gedauert: Runde ${after.reign.change.round} des Aufholens beginnt und geht bis Eintrag ${after.reign.change.until}.`
        : `${id} gibt auf: Die Neuen holen nicht auf.`,
  },
  'CF.3': {
    says: 'Dann schreibt der Leader die neue Konfiguration in sein Log und richtet sich sofort danach. Wechseln mehrere Server, schreibt er zuerst eine, in der alte und neue Mitglieder beide zustimmen müssen.',
    tells: (telling: Tell<RaftBody>) => {
      const { at, voters, next } = geschrieben(telling);
      return `${telling.id} schreibt Eintrag ${at}: Von nun an ${
        next
          ? `braucht es eine Mehrheit von ${listed(voters)} und eine von ${listed(next)}`
          : `zählt die Mehrheit von ${listed(voters)}`
      }.`;
    },
  },
  'CF.4': {
    says: 'Ist die gemeinsame Konfiguration festgeschrieben, schreibt der Leader die neue allein.',
    tells: (telling: Tell<RaftBody>) => {
      const { at, voters } = geschrieben(telling);
      return `Alte und neue sind sich einig: ${telling.id} schreibt Eintrag ${at}, und von nun an zählt nur noch die Mehrheit von ${listed(voters)}.`;
    },
  },
  'CF.5': {
    says: 'Ein Leader, der in der neuen Konfiguration nicht vorkommt, tritt zurück, sobald sie festgeschrieben ist.',
    tells: ({ id }: Tell<RaftBody>) =>
      `${id} ist kein Mitglied mehr: Die Arbeit ist getan, und ${id} tritt zurück.`,
  },
  'CMP.1': {
    says: 'Ein Server, der seit seinem letzten Snapshot genug Einträge ausgeführt hat, macht von selbst einen neuen und vergisst sie.',
    tells: zusammengefasst,
  },
};

/** Wonach ein Client fragt, im Akkusativ: `X=3`, `die Frage nach X`, `die Anmeldung`. */
function anliegen(pending: Pending | null): string {
  if (pending === null) return 'nichts';
  if (pending.seq === REGISTRATION) return 'die Anmeldung';
  return isQuery(pending.command) ? `die Frage nach ${pending.command.slice(0, -1)}` : pending.command;
}

export const clientRules: Readonly<Record<string, RuleWords>> = {
  'CL.BOOT': {
    says: 'Ein Client, der zurückkommt, nimmt die Anfrage wieder auf, auf die er wartete.',
    tells: ({ id, after }: Tell<RaftBody, ClientState>) =>
      `${id} ist zurück und wartet noch auf eine Antwort auf ${anliegen(after.pending)}.`,
  },
  'CL.0': {
    says: 'Ein Client nummeriert seine Anfragen und hat immer nur eine unterwegs.',
    tells: ({ id, after }: Tell<RaftBody, ClientState>) =>
      after.queue.length === 0
        ? ''
        : isQuery(after.queue.at(-1)!.command)
          ? `${id} wird nach ${after.queue.at(-1)!.command.slice(0, -1)} fragen, wenn es an der Reihe ist.`
          : `${id} wird um ${after.queue.at(-1)!.command} bitten, wenn es an der Reihe ist.`,
  },
  'CL.2': {
    says: 'Eine Antwort auf die laufende Anfrage beendet sie.',
    tells: ({ id, before, message }: Tell<ClientReply, ClientState>) =>
      isQuery(before.pending?.command ?? '')
        ? `${id} hört von ${message.from}: ${answered(message.body.response)}.`
        : `${id} hört von ${message.from}, dass ${anliegen(before.pending)} erledigt ist.`,
  },
  'CL.1': {
    says: 'Mit einem Hinweis abgewiesen, fragt ein Client den Server, an den er verwiesen wurde.',
    tells: ({ id, message }: Tell<ClientReply, ClientState>) =>
      `${id} wird an ${message.body.leaderHint} verwiesen und fragt dort.`,
  },
  'CL.1w': {
    says: 'Ohne Hinweis abgewiesen, oder zweimal beantwortet, tut ein Client nichts, als zu warten.',
    tells: ({ id, message }: Tell<ClientReply, ClientState>) =>
      message.body.status === 'ok'
        ? `${id} kennt diese Antwort schon.`
        : `${id} wurde von ${message.from} abgewiesen und wartet vor dem nächsten Versuch.`,
  },
  'CL.3': {
    says: 'Bleibt die Antwort aus, frag einen anderen Server, mit derselben Nummer, damit es höchstens einmal geschieht.',
    tells: ({ id, after }: Tell<RaftBody, ClientState>) =>
      `${id} hat auf ${anliegen(after.pending)} keine Antwort und fragt stattdessen ${after.pending?.to}.`,
  },
  'CL.5': {
    says: 'Angemeldet, kann ein Client mit seinen Anfragen beginnen.',
    tells: ({ id }: Tell<ClientReply, ClientState>) => `${id} hat jetzt eine Sitzung.`,
  },
  'CL.6': {
    says: 'Ein Client, dessen Sitzung abgelaufen ist, kann nicht wissen, ob seine Anfrage ausgeführt wurde: Er gibt sie auf und meldet sich neu an.',
    tells: ({ id, before }: Tell<ClientReply, ClientState>) =>
      `${id} erfährt, dass die Sitzung abgelaufen ist: Ob ${before.pending?.command} je ausgeführt wurde, lässt sich nicht mehr sagen.`,
  },
  'CL.5w': {
    says: 'Vor seiner ersten Anfrage bittet ein Client, angemeldet zu werden; das ist ein Eintrag im Log wie jeder andere.',
    tells: ({ id, after }: Tell<RaftBody, ClientState>) => `${id} meldet sich bei ${after.pending?.to} an.`,
  },
  'CL.0w': {
    says: 'Die nächste Anfrage geht an den Server, der zuletzt führte, oder an irgendeinen.',
    tells: ({ id, after }: Tell<RaftBody, ClientState>) =>
      isQuery(after.pending?.command ?? '')
        ? `${id} fragt ${after.pending?.to}: ${after.pending?.command}`
        : `${id} bittet ${after.pending?.to} um ${after.pending?.command}.`,
  },
};
