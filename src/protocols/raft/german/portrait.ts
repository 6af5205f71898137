/** Wie Raft aussieht, auf Deutsch: dieselben Bilder, andere Worte. */
import type { Capsule, Face, Field, Portrait, Quorum } from '../../../engine/portrait.ts';
import type { Message, Node, NodeId, World } from '../../../engine/world.ts';
import type { ClientState } from '../../kit/client.ts';
import { isQuery } from '../../kit/machine.ts';
import { isMember, majority, setsOf } from '../configuration.ts';
import { REGISTRATION } from '../serving.ts';
import type { InstallSnapshot, RaftBody, ServerState } from '../state.ts';
import { answered, listed, span, unset } from './lists.ts';
import { german } from './notebooks.ts';

const ROLES: Readonly<Record<string, string>> = {
  leader: 'Leader',
  follower: 'Follower',
  candidate: 'Kandidat',
  'pre-candidate': 'Vorkandidat',
  client: 'Client',
  crashed: 'abgestürzt',
};

function clientBadge({ pending, answers }: ClientState): string | undefined {
  if (pending) return `wartet auf ${pending.seq === REGISTRATION ? 'Sitzung' : pending.command}`;
  const last = answers.at(-1);
  return last && (last.seq === REGISTRATION ? 'hat eine Sitzung' : `${last.command} erledigt`);
}

/** Wie viele der nötigen Stimmen es sind, von jeder Menge, die zählt. */
function counted(had: readonly NodeId[], { members }: ServerState): string {
  return setsOf(members)
    .map((set) => `${set.filter((id) => had.includes(id)).length} von ${majority(set.length)}`)
    .join(' und ');
}

function serverBadge({ id, up, state }: Node<ServerState>): string | undefined {
  const { role, votedFor, votesGranted, polled, members, reign } = state;
  if (up && role === 'leader' && reign.transfer) return `übergibt an ${reign.transfer.to}`;
  if (up && role === 'candidate') return `${counted(votesGranted, state)} Stimmen`;
  if (up && role !== 'leader' && polled.length > 0) return `${counted(polled, state)} dafür`;
  if (up && !isMember(members, id)) return 'kein Mitglied';
  return votedFor === null ? undefined : `wählte ${votedFor}`;
}

function face(base: Face, node: Node): Face {
  const badge =
    node.kind === 'server' ? serverBadge(node as Node<ServerState>) : clientBadge(node.state as ClientState);
  return {
    ...base,
    role: ROLES[base.role] ?? base.role,
    ...(base.epoch && { epoch: { ...base.epoch, word: 'Term' } }),
    ...(base.badge !== undefined && badge !== undefined && { badge }),
  };
}

/** Welches Stück eines Snapshots: das ganze, eins davon oder der Rest. */
function piece({ lastIncludedIndex, offset, done }: InstallSnapshot): string {
  const which = !done ? ` +${offset}` : offset > 0 ? ' Rest' : '';
  return `Snapshot ${lastIncludedIndex}${which}`;
}

/** Was darauf steht, und was sie sagt. */
function spoken({ from, to, body }: Message<RaftBody>): Partial<Pick<Capsule, 'label' | 'says'>> {
  const who = `${from} an ${to}`;
  switch (body.type) {
    case 'RequestVote':
      return {
        label: `Stimme? T${body.term}`,
        says: `${who}: Gib mir in Term ${body.term} deine Stimme; mein Log endet bei ${body.lastLogIndex} in Term ${body.lastLogTerm}.`,
      };
    case 'RequestVoteReply':
      return body.voteGranted
        ? { label: '✓ Stimme', says: `${who}: Du hast in Term ${body.term} meine Stimme.` }
        : { label: '✕ keine', says: `${who}: Keine Stimme; ich bin in Term ${body.term}.` };
    case 'AppendEntries': {
      const { term, prevLogIndex: prev, prevLogTerm, entries, leaderCommit } = body;
      const claim = prev === 0 ? '' : `; ich behaupte, Eintrag ${prev} ist aus Term ${prevLogTerm}`;
      const settled = `festgeschrieben bis ${leaderCommit}`;
      return entries.length === 0
        ? {
            ...(prev > 0 && { label: `♥ ${prev}·T${prevLogTerm}?` }),
            says: `${who}: Ich führe Term ${term}${claim}; ${settled}.`,
          }
        : {
            label: `Neu ${span(prev + 1, entries.length)}`,
            says: `${who}: Häng ${span(prev + 1, entries.length)} an${claim}; ${settled}.`,
          };
    }
    case 'AppendEntriesReply':
      return body.success
        ? { label: `✓ bis ${body.match}`, says: `${who}: Ja, wir stimmen bis ${body.match} überein.` }
        : {
            label: `✕ nicht ${body.prevLogIndex}`,
            says: `${who}: Nein, bei ${body.prevLogIndex} habe ich etwas anderes; ich bin in Term ${body.term}.`,
          };
    case 'PreVote':
      return {
        label: `Vorwahl? T${body.term}`,
        says: `${who}: Würdest du in Term ${body.term} für mich stimmen? Mein Log endet bei ${body.lastLogIndex} in Term ${body.lastLogTerm}.`,
      };
    case 'PreVoteReply':
      return body.granted
        ? { label: '✓ dafür', says: `${who}: In Term ${body.term} würde ich für dich stimmen.` }
        : {
            label: '✕ dagegen',
            says: `${who}: Ich würde nicht für dich stimmen; ich bin in Term ${body.term}.`,
          };
    case 'InstallSnapshot': {
      const { lastIncludedIndex: last, data, done } = body;
      const values = data.length === 0 ? '' : `: ${data.map((binding) => binding.join('=')).join(', ')}`;
      const from = last === 1 ? 'Das ergab Eintrag 1' : `Das ergaben die Einträge 1–${last}`;
      return { label: piece(body), says: `${who}: ${from}${values}${done ? '' : '; es folgt mehr'}.` };
    }
    case 'InstallSnapshotReply':
      return body.done
        ? {
            label: `✓ bis ${body.lastIncludedIndex}`,
            says: `${who}: Ich habe den Snapshot bis ${body.lastIncludedIndex}.`,
          }
        : {
            label: `✓ bisher ${body.offset}`,
            says: `${who}: Ich habe davon bisher ${body.offset === 1 ? '1 Wert' : `${body.offset} Werte`}.`,
          };
    case 'TimeoutNow':
      return { label: 'Jetzt du', says: `${who}: Stell dich jetzt zur Wahl; ich übergebe an dich.` };
    case 'ReadIndex':
      return {
        label: 'Bis wo?',
        says: `${who}: Bis wohin muss ich alles ausgeführt haben, um ${body.client} zu antworten?`,
      };
    case 'ReadIndexReply':
      return {
        label: `Bis ${body.index}`,
        says: `${who}: Du musst alles bis ${body.index} ausgeführt haben.`,
      };
    case 'ClientRequest':
      return {
        says:
          body.seq === REGISTRATION
            ? `${who}: Bitte eröffne mir eine Sitzung.`
            : isQuery(body.command)
              ? `${who}: Was ist ${body.command} (Meine Anfrage ${body.seq}.)`
              : `${who}: Bitte führe ${body.command} aus (meine Anfrage ${body.seq}).`,
      };
    case 'ClientReply': {
      if (body.status === 'ok') {
        const name = unset(body.response);
        return {
          ...(name !== undefined && { label: `✓ kein ${name}` }),
          ...(body.seq === REGISTRATION && { label: '✓ Sitzung' }),
          says:
            body.seq === REGISTRATION
              ? `${who}: Du hast eine Sitzung.`
              : `${who}: Erledigt, ${answered(body.response)}.`,
        };
      }
      if (body.status === 'session expired')
        return {
          label: 'vergessen',
          says: `${who}: Ich kenne keine Sitzung von dir; diese Anfrage führe ich nicht aus.`,
        };
      return {
        label: body.leaderHint ? `frag ${body.leaderHint}` : 'nicht ich',
        says: `${who}: Ich führe nicht${body.leaderHint ? `; frag ${body.leaderHint}` : ', und wer führt, weiß ich nicht'}.`,
      };
    }
  }
}

const FIELDS: Readonly<Record<string, string>> = {
  currentTerm: 'Der höchste Term, den dieser Server gesehen hat. Er fällt nie.',
  votedFor:
    'Wer in diesem Term seine Stimme bekam. Das übersteht einen Absturz, sonst könnte er zweimal wählen.',
  log: 'Die Befehle, jeder mit dem Term, in dem ein Leader ihn zuerst schrieb.',
  role: 'Follower, Kandidat oder Leader. Nach einem Absturz: Follower.',
  leaderId: 'Wer führt, soweit er weiß: ein Hinweis für Clients.',
  commitIndex:
    'Bis wohin das Log, soweit er weiß, festgeschrieben ist. Nach einem Absturz wird es neu gelernt.',
  lastApplied: 'Bis wohin sein Zustandsautomat das Log ausgeführt hat.',
  snapshot: 'Was die Ausführung des Anfangs seines Logs ergab; die Einträge selbst sind weg.',
  members: 'Wen er mitzählt: die neueste Konfiguration in seinem Log, festgeschrieben oder nicht.',
  polled: 'Wer für ihn stimmen würde, er selbst mitgezählt.',
  reads: 'Lesefragen, die warten, bis sicher ist, was sie sehen müssen.',
  learners: 'Neue, die er auf den Stand bringt, bevor sie abstimmen.',
  votesGranted: 'Wer ihm in diesem Term seine Stimme gab, er selbst mitgezählt.',
  nextIndex:
    'Je Follower der nächste Eintrag, der zu senden ist: eine Vermutung, die zurückgeht, wenn sie falsch ist.',
  matchIndex:
    'Je Follower, wie weit sein Log sicher übereinstimmt: eine Tatsache, mit der festgeschrieben wird.',
  pending: 'Die Anfrage, auf deren Antwort er wartet.',
  queue: 'Anfragen, die warten, bis sie an der Reihe sind.',
  nextSeq: 'Die Nummer seiner nächsten Anfrage: Eine wiederholte behält ihre Nummer.',
  leaderHint: 'Wer führte, als er zuletzt davon hörte.',
};

function field(base: Field, node: Node): Field {
  const says = FIELDS[base.name] ?? base.says;
  if (node.kind !== 'server') {
    const { pending } = node.state as ClientState;
    const value =
      base.name === 'pending' && pending
        ? `#${pending.seq} ${pending.command} bei ${pending.to}`
        : base.value;
    return { ...base, value, says };
  }
  const { log, role, votesGranted, snapshot, members, polled, reads, reign } = node.state as ServerState;
  const { change } = reign;
  const values: Readonly<Record<string, string | undefined>> = {
    log: `${log.length} ${log.length === 1 ? 'Eintrag' : 'Einträge'}`,
    role: ROLES[role] ?? role,
    snapshot:
      snapshot === null
        ? undefined
        : `${snapshot.index === 1 ? 'Eintrag' : 'Einträge'} ${span(1, snapshot.index)}, Term ${snapshot.term}`,
    members: members.voters.length === 0 ? 'keine bekannt' : undefined,
    polled: listed(polled),
    reads: reads
      .map(({ client, query, index }) => `${client} ${query}${index === null ? '' : ` ab ${index}`}`)
      .join('  '),
    learners:
      change === null ? undefined : `${listed(change.learners)}, Runde ${change.round} bis ${change.until}`,
    votesGranted: listed(votesGranted),
  };
  return { ...base, value: values[base.name] ?? base.value, says };
}

/** Was eine Schleife sagt, in ihren Teilen: wie viele von wie vielen, von welchen, und was sie entschieden haben. */
const LOOP =
  /^(?:(\d+) of (\d+)(?: of the (old|new))?(?:: |$))?(?:(\S+) leads term (\d+)|entry (\d+) is committed|on a majority, but of term (\d+): .*)?$/;

/** Was eine Mehrheit entschieden hat; die Bilder sagen, wer dazugehört. */
function quorum(base: Quorum): Quorum {
  const parts = LOOP.exec(base.says);
  if (!parts) return base;
  const [, count, size, set, leader, term, index, earlier] = parts;
  const which = set === undefined ? '' : set === 'old' ? ' der alten' : ' der neuen';
  const many = count === undefined ? '' : `${count} von ${size}${which}`;
  // Of two loops the second tells for both.
  if (many !== '' && !leader && !index && !earlier) return { ...base, says: many };
  const what = leader
    ? `${leader} führt Term ${term}`
    : index
      ? `Eintrag ${index} ist festgeschrieben`
      : `bei einer Mehrheit, aber aus Term ${earlier}: durch Zählen nicht festgeschrieben`;
  return { ...base, says: many === '' ? what : `${many}: ${what}` };
}

/** Dasselbe Bild mit deutschen Worten. */
export const inGerman = (portrait: Portrait): Portrait => ({
  ...portrait,
  face: (node, world) => face(portrait.face(node, world), node),
  capsule: (message, world) => ({
    ...portrait.capsule(message, world),
    ...spoken(message as Message<RaftBody>),
  }),
  fields: (node, world) => portrait.fields(node, world).map((line) => field(line, node)),
  quorums: (happening) => portrait.quorums(happening).map(quorum),
  ...(portrait.further && {
    further: {
      ...portrait.further,
      load: async () => {
        const [rest, { notebooks }] = await Promise.all([
          portrait.further!.load(),
          import('../panels/panels.ts'),
        ]);
        return { ...rest, notebooks: (world: World) => notebooks(world, german) };
      },
    },
  }),
});
