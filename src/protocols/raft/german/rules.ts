/** Die Regeln von Raft auf Deutsch: was sie sagen, und was sie von sich erzählen. */
import type { Telling } from '../../../engine/rule.ts';
import type { Message } from '../../../engine/world.ts';
import type { ClientReply, ClientRequest, ClientState } from '../../kit/client.ts';
import type {
  AppendEntries,
  AppendEntriesReply,
  Entry,
  RaftBody,
  RequestVote,
  RequestVoteReply,
  ServerState,
} from '../state.ts';
import { lastTerm } from '../state.ts';
import { listed } from './lists.ts';

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

const eintraege = (entries: readonly Entry[], from: number): string => {
  const shown = entries.slice(0, 4).map(({ command }) => command);
  const names = shown.join(', ') + (entries.length > shown.length ? ', …' : '');
  return entries.length === 1
    ? `Eintrag ${from} (${names})`
    : `die Einträge ${from}–${from + entries.length - 1} (${names})`;
};

export const serverRules: Readonly<Record<string, RuleWords>> = {
  'SRV.BOOT': {
    says: 'Ein Server beginnt als Follower, mit allem, was auf seiner Platte steht, und wartet auf einen Leader.',
    tells: ({ id, after }: Tell<RaftBody>) =>
      `${id} ist als Follower zurück. Auf der Platte stehen noch Term ${after.currentTerm}, die Stimme und ${after.log.length === 1 ? 'ein Eintrag' : `${after.log.length} Einträge`}; alles andere ist weg.`,
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
        : after.role === 'leader' && before.role !== 'leader'
          ? `${id} hat die Stimme von ${message.from}.`
          : `${id} hat die Stimme von ${message.from}: bisher ${stimmen(after.votesGranted.length)}, die eigene mitgezählt.`,
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
      return `${id} löscht ${eintraege(before.log.slice(from), from)}: Im Log des Leaders steht etwas anderes.`;
    },
  },
  'AE.4': {
    says: 'Hänge die neuen Einträge an, die noch nicht im Log stehen.',
    tells: ({ id, after, fired }: Tell<AppendEntries>) => {
      const from = fired.notes[0]!.at!;
      return `${id} speichert ${eintraege(after.log.slice(from), from)}.`;
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
  'SRV.L3a': {
    says: 'Nach einem Ja vermerke, wie weit das Log dieses Followers übereinstimmt, und sende von dort an weiter.',
    tells: ({ id, after, message, fired }: Tell<AppendEntriesReply>) =>
      fired.notes.length > 0
        ? `${id} vermerkt, dass ${message.from} bis ${after.matchIndex[message.from]} übereinstimmt.`
        : '',
  },
  'SRV.L3b': {
    says: 'Nach einem Nein, weil die Logs auseinandergehen, verringere nextIndex für diesen Follower und versuche es noch einmal.',
    tells: ({ id, before, after, message }: Tell<AppendEntriesReply>) =>
      `${id} verringert nextIndex[${message.from}] von ${before.nextIndex[message.from]} auf ${after.nextIndex[message.from]} und fragt noch einmal.`,
  },
  'SRV.L3': {
    says: 'Solange einem Follower Einträge fehlen, sende sie ab nextIndex.',
    tells: ({ id, after, message }: Tell<AppendEntriesReply>) =>
      `${id} schickt ${message.from}, was noch fehlt, ab Eintrag ${after.nextIndex[message.from]}.`,
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
  'SRV.L2h': {
    says: 'Ein von Hand eingegebener Befehl wird wie der eines Clients behandelt, nur dass niemand auf die Antwort wartet.',
    tells: ({ id, after }: Tell<RaftBody>) =>
      `${id} speichert ${after.log.at(after.log.length)!.command} als Eintrag ${after.log.length} von Term ${after.currentTerm} und schickt ihn an alle.`,
  },
  'CL.1h': {
    says: 'Ein Server, der nicht führt, weist einen Befehl ab.',
    tells: ({ id, after }: Tell<RaftBody>) =>
      `${id} weist den Befehl ab: Er ist ${after.role === 'candidate' ? 'Kandidat' : 'Follower'}, nicht Leader.`,
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
  'SRV.C1': {
    says: 'Um sich zur Wahl zu stellen: Erhöhe den Term, stimme für dich selbst, zieh einen neuen Timer, bitte alle um ihre Stimme.',
    tells: ({ id, after }: Tell<RaftBody>) =>
      `${id} stellt sich in Term ${after.currentTerm} zur Wahl, stimmt für sich selbst und bittet die anderen.`,
  },
  'SRV.C2w': {
    says: 'Mit den Stimmen einer Mehrheit wird ein Kandidat Leader und nimmt nichts als gegeben: nextIndex steht gleich hinter seinem Log, matchIndex auf 0.',
    tells: ({ id, after }: Tell<RaftBody>) =>
      `Das ist eine Mehrheit (${listed(after.votesGranted)}): ${id} führt Term ${after.currentTerm}.`,
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
      const entry = after.log.at(at);
      if (what === 'repeated')
        return `${id} hat ${entry?.command} für ${about} schon ausgeführt und tut es nicht zweimal.`;
      return `${id} führt ${entry?.command ?? 'nichts'} aus${after.role === 'leader' && about ? ` und antwortet ${about}` : ''}.`;
    },
  },
};

export const clientRules: Readonly<Record<string, RuleWords>> = {
  'CL.BOOT': {
    says: 'Ein Client, der zurückkommt, nimmt die Anfrage wieder auf, auf die er wartete.',
    tells: ({ id, after }: Tell<RaftBody, ClientState>) =>
      `${id} ist zurück und wartet noch auf Nachricht über ${after.pending?.command}.`,
  },
  'CL.0': {
    says: 'Ein Client nummeriert seine Anfragen und hat immer nur eine unterwegs.',
    tells: ({ id, after }: Tell<RaftBody, ClientState>) =>
      after.queue.length > 0
        ? `${id} wird um ${after.queue.at(-1)!.command} bitten, wenn es an der Reihe ist.`
        : '',
  },
  'CL.2': {
    says: 'Eine Antwort auf die laufende Anfrage beendet sie.',
    tells: ({ id, before, message }: Tell<ClientReply, ClientState>) =>
      `${id} hört von ${message.from}, dass ${before.pending?.command} erledigt ist.`,
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
      `${id} hat über ${after.pending?.command} nichts gehört und fragt stattdessen ${after.pending?.to}.`,
  },
  'CL.0w': {
    says: 'Die nächste Anfrage geht an den Server, der zuletzt führte, oder an irgendeinen.',
    tells: ({ id, after }: Tell<RaftBody, ClientState>) =>
      `${id} bittet ${after.pending?.to} um ${after.pending?.command}.`,
  },
};
