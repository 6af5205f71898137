/** Wie Raft aussieht, auf Deutsch: dieselben Bilder, andere Worte. */
import type { Capsule, Face, Field, Portrait, Quorum } from '../../../engine/portrait.ts';
import type { Message, Node, World } from '../../../engine/world.ts';
import type { ClientState } from '../../kit/client.ts';
import { changedServer } from '../history.ts';
import type { RaftBody, ServerState } from '../state.ts';
import { majority } from '../state.ts';
import { listed } from './lists.ts';

const ROLES: Readonly<Record<string, string>> = {
  leader: 'Leader',
  follower: 'Follower',
  candidate: 'Kandidat',
  client: 'Client',
  crashed: 'abgestürzt',
};

function badgeOf(node: Node, world: World): string | undefined {
  if (node.kind !== 'server') {
    const { pending, answers } = node.state as ClientState;
    const last = answers.at(-1);
    if (pending) return `wartet auf ${pending.command}`;
    return last && `${last.command} erledigt`;
  }
  const { role, votedFor, votesGranted } = node.state as ServerState;
  if (node.up && role === 'leader') return undefined;
  if (node.up && role === 'candidate')
    return `${votesGranted.length} von ${majority(world.setup.cast.byKind.get('server')!.length)} Stimmen`;
  return votedFor === null ? undefined : `wählte ${votedFor}`;
}

function face(base: Face, node: Node, world: World): Face {
  const badge = badgeOf(node, world);
  return {
    ...base,
    role: ROLES[base.role] ?? base.role,
    ...(base.epoch && { epoch: { ...base.epoch, word: 'Term' } }),
    ...(base.badge !== undefined && badge !== undefined && { badge }),
  };
}

const span = (first: number, count: number): string =>
  count === 1 ? `${first}` : `${first}–${first + count - 1}`;

/** Was darauf steht, und was sie sagt. */
function spoken({ from, to, body }: Message<RaftBody>): Pick<Capsule, 'says'> & { readonly label?: string } {
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
    case 'ClientRequest':
      return { says: `${who}: Bitte führe ${body.command} aus (meine Anfrage ${body.seq}).` };
    case 'ClientReply':
      if (body.status === 'ok') return { says: `${who}: Erledigt, ${body.response}.` };
      return {
        label: body.leaderHint ? `frag ${body.leaderHint}` : 'nicht ich',
        says: `${who}: Ich führe nicht${body.leaderHint ? `; frag ${body.leaderHint}` : ', und wer führt, weiß ich nicht'}.`,
      };
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
  const { log, role, votesGranted } = node.state as ServerState;
  const values: Readonly<Record<string, string>> = {
    log: `${log.length} ${log.length === 1 ? 'Eintrag' : 'Einträge'}`,
    role: ROLES[role] ?? role,
    votesGranted: listed(votesGranted),
  };
  return { ...base, value: values[base.name] ?? base.value, says };
}

/** Was eine Mehrheit entschieden hat; die Bilder sagen, wer dazugehört. */
function quorum(base: Quorum, happening: Parameters<Portrait['quorums']>[0]): Quorum {
  const is = changedServer(happening)?.is;
  if (!is) return base;
  const { state } = is;
  const size = happening.after.setup.cast.byKind.get('server')!.length;
  if (!base.decides) {
    const term = /term (\d+)/.exec(base.says)?.[1] ?? '';
    return { ...base, says: `bei einer Mehrheit, aber aus Term ${term}: durch Zählen nicht festgeschrieben` };
  }
  const elected = changedServer(happening)?.was.state.role !== 'leader';
  const what = elected
    ? `${is.id} führt Term ${state.currentTerm}`
    : `Eintrag ${state.commitIndex} ist festgeschrieben`;
  return { ...base, says: `${base.members.length} von ${size}: ${what}` };
}

/** Dasselbe Bild mit deutschen Worten. */
export const inGerman = (portrait: Portrait): Portrait => ({
  ...portrait,
  face: (node, world) => face(portrait.face(node, world), node, world),
  capsule: (message, world) => ({
    ...portrait.capsule(message, world),
    ...spoken(message as Message<RaftBody>),
  }),
  fields: (node, world) => portrait.fields(node, world).map((line) => field(line, node)),
  quorums: (happening) => portrait.quorums(happening).map((base) => quorum(base, happening)),
});
