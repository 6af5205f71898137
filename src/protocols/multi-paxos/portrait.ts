/** How Multi-Paxos looks: the answers to what views ask. */
import type {
  Capsule,
  Face,
  Field,
  LogPicture,
  Notebook,
  Portrait,
  Quorum,
  Tone,
} from '../../engine/portrait.ts';
import { listInWords } from '../../engine/words.ts';
import type { Message, Node, NodeId, World } from '../../engine/world.ts';
import { indexOf } from '../../engine/world.ts';
import type { Change, Server } from './history.ts';
import { changedServer, serversOf, slotsNoted } from './history.ts';
import { gapsOf, weighed } from './phase1.ts';
import type { ClientState } from '../kit/client.ts';
import { clientCapsule, clientFace, clientFields } from '../kit/client-portrait.ts';
import type { Heard, Leading, PaxosBody, ServerState } from './state.ts';
import { knows, leaderOf, majority } from './state.ts';
import { tallyOf } from './tallies.ts';
import { plural, slotsInWords } from './words.ts';

const isServer = (node: Node): node is Server => node.kind === 'server';

const sizeOf = (world: World): number => world.setup.cast.byKind.get('server')!.length;

function serverFace({ state, up }: Server, world: World): Face {
  const { role, np } = state;
  const epoch = { word: 'ballot', number: role === 'follower' ? np : state.ballot };
  const promise = np > 0 ? { badge: `promised ${np}` } : {};
  if (!up) return { role: 'crashed', mark: 'none', epoch, ...promise };
  const ring = world.held ? {} : { ring: 'election' };
  if (role === 'follower') return { role, mark: 'none', epoch, ...ring, ...promise };
  const tally = { had: state.promises.map(({ from }) => from), needed: majority(sizeOf(world)) };
  if (role === 'leader') return leaderFace(state, epoch, tally, world.setup.options.gaps === 'wait');
  return {
    role,
    mark: 'question',
    epoch,
    ...ring,
    tally,
    badge: `${tally.had.length} of ${tally.needed} promises`,
  };
}

function leaderFace(
  { leading }: ServerState,
  epoch: NonNullable<Face['epoch']>,
  tally: NonNullable<Face['tally']>,
  mayWait: boolean,
): Face {
  const { asking, queue, next, horizon, forced } = leading!;
  const waits = mayWait && queue.length === 0 && next <= horizon && !forced[next];
  const face: Face = {
    role: 'leader',
    mark: 'crown',
    epoch,
    ...(waits && { thought: `Nobody has told me of slot ${next}. I need a command to put there.` }),
  };
  if (asking > 0) return { ...face, tally, badge: `prepares slot ${asking}` };
  return queue.length === 0 ? face : { ...face, badge: `${plural(queue.length, 'command')} waiting` };
}

const range = (from: number, to: number): string => (from === to ? `${from}` : `${from}–${to}`);

function capsule(message: Message<PaxosBody>): Capsule {
  const { body } = message;
  const who = `${message.from} to ${message.to}`;
  switch (body.type) {
    case 'Prepare':
      return {
        label: `prepare ${body.ballot} from ${body.from}`,
        glyph: '?',
        shape: 'request',
        tone: 'epoch',
        epoch: body.ballot,
        says: `${who}: promise me ballot ${body.ballot}, and tell me what you have accepted in slot ${body.from} and after.`,
      };
    case 'Promise': {
      const slots = body.reports.map(({ slot }) => slot);
      return {
        label: `promise ${body.ballot}${slots.length > 0 ? ` · ${plural(slots.length, 'slot')}` : ''}`,
        glyph: '✓',
        shape: 'success',
        tone: 'ok',
        epoch: body.ballot,
        says: `${who}: nothing below ballot ${body.ballot} from me any more; ${slots.length > 0 ? `I hold something in ${slotsInWords(slots)}` : 'I have accepted nothing there'}.`,
      };
    }
    case 'Accept':
      return {
        label: `accept ${body.slot}: ${body.entry.command}`,
        glyph: '+',
        shape: 'request',
        tone: 'accent',
        epoch: body.ballot,
        says: `${who}: accept ${body.entry.command} for slot ${body.slot} under ballot ${body.ballot}; the first slot I do not know to be chosen is ${body.firstUnchosen}.`,
      };
    case 'Accepted':
      return {
        label: `✓ slot ${body.slot}`,
        glyph: '✓',
        shape: 'success',
        tone: 'ok',
        epoch: body.ballot,
        says: `${who}: I have accepted ${body.entry.command} for slot ${body.slot} under ballot ${body.ballot}.`,
      };
    case 'Nack':
      return {
        label: `✕ promised ${body.np}`,
        glyph: '✕',
        shape: 'refusal',
        tone: 'bad',
        epoch: body.np,
        says: `${who}: not under ballot ${body.ballot}; I have promised ${body.np}.`,
      };
    case 'Heartbeat':
      return {
        label: body.firstUnchosen === 1 ? '♥' : `♥ to ${body.firstUnchosen - 1}`,
        glyph: '♥',
        shape: 'beat',
        tone: 'epoch',
        epoch: body.ballot,
        says: `${who}: I lead ballot ${body.ballot}; the first slot I do not know to be chosen is ${body.firstUnchosen}.`,
      };
    case 'Learn':
      return {
        label: `what is ${range(body.from, body.to)}?`,
        glyph: '?',
        shape: 'request',
        tone: 'plain',
        says: `${who}: what was chosen in ${range(body.from, body.to)}?`,
      };
    case 'Decided': {
      const slots = body.values.map(({ slot }) => slot);
      return {
        label: `chosen ${range(slots[0]!, slots.at(-1)!)}`,
        glyph: '✓',
        shape: 'success',
        tone: 'plain',
        says: `${who}: this was chosen in ${slotsInWords(slots)}.`,
      };
    }
    case 'ClientRequest':
    case 'ClientReply':
      return clientCapsule({ from: message.from, to: message.to, body });
  }
}

function logPicture({ state }: Server): LogPicture {
  const { log, chosen, executed } = state;
  return {
    first: 1,
    last: log.length,
    commit: chosen,
    applied: executed,
    bySlot: true,
    cell(index) {
      const cell = log.at(index);
      if (!cell) return undefined;
      const { ballot, entry } = cell;
      const plain = { index, epoch: ballot, text: entry.command, known: knows(state, index) };
      if (entry.noop) return { ...plain, kind: 'noop' };
      return ballot > entry.since ? { ...plain, kind: 'forced' } : plain;
    },
  };
}

const numbers = (list: readonly number[]): string => list.join(' ') || '—';

const field = (name: string, value: string | number | null, durable: boolean, says: string): Field => ({
  name,
  value: value === null ? '—' : String(value),
  durable,
  says,
});

function serverFields({ state }: Server, world: World): readonly Field[] {
  const { log, np, leading } = state;
  const owner = np > 0 ? ` (of ${leaderOf(np, world.setup.cast.byKind.get('server')!)})` : '';
  const fields = [
    field(
      'np',
      `${np}${owner}`,
      true,
      'The highest ballot it has promised, one for all slots: nothing lower is accepted any more.',
    ),
    field(
      'accepted',
      plural([...log.entries()].length, 'slot'),
      true,
      'For every slot the value it accepted last, and under which ballot.',
    ),
    field('chosen', state.chosen, true, 'Every slot up to this one is known to be chosen.'),
    field('beyond', numbers(state.beyond), true, 'Slots known to be chosen although an earlier one is not.'),
    field('role', state.role, false, 'Follower, candidate or leader. After a crash: follower.'),
    field('leader', state.leader, false, 'Who leads, as far as it knows: a hint for clients.'),
    field(
      'executed',
      state.executed,
      false,
      'How far its state machine has executed the slots, in their order.',
    ),
    field('heard', state.heard, false, 'The highest ballot it has heard of; its own next one is higher.'),
    field(
      'patience',
      `×${state.patience}`,
      false,
      'How many times as long as usual it waits for a leader: doubles with every failure.',
    ),
  ];
  if (state.role !== 'follower')
    fields.push(
      field('ballot', state.ballot, false, 'The ballot it stands for or leads.'),
      field(
        'promises',
        listInWords(state.promises.map(({ from }) => from)),
        false,
        'Who has promised its ballot, itself included.',
      ),
    );
  return leading ? [...fields, ...leaderFields(state, leading)] : fields;
}

function leaderFields(state: ServerState, leading: Leading): readonly Field[] {
  const open = state.tallies.map(({ slot, by }) => `${slot}: ${by.join(' ')}`);
  return [
    field('next', leading.next, false, 'The slot it proposes something for next.'),
    field(
      'forced',
      numbers(Object.keys(leading.forced).map(Number)),
      false,
      'Slots in which promises bound it to a value.',
    ),
    field('accepts', open.join('  ') || '—', false, 'Who has accepted what is not yet known to be chosen.'),
    field(
      'queue',
      leading.queue.map(({ command }) => command).join(' ') || '—',
      false,
      'Commands that wait for a slot.',
    ),
  ];
}

/** The quorum behind a ballot won, or behind a value that has just been chosen, known or not. */
function quorums(happening: Parameters<Portrait['quorums']>[0]): readonly Quorum[] {
  const change = changedServer(happening);
  if (!change) return [];
  const servers = serversOf(happening.after);
  const { was, is } = change;
  if (is.state.role === 'leader' && was.state.role !== 'leader') {
    const members = is.state.promises.map(({ from }) => from);
    const says = `${members.length} of ${servers.length} promised ballot ${is.state.ballot}: ${is.id} leads`;
    return [{ members, says, decides: true }];
  }
  const known = slotsNoted(happening.fired, ['chosen']).at(-1);
  if (known !== undefined) {
    const members = countedFor(change, known, happening.message);
    return [
      {
        members,
        says: `${members.length} of ${servers.length} accepted: slot ${known} is chosen`,
        decides: true,
      },
    ];
  }
  const voted = slotsNoted(happening.fired, ['accepted']).at(-1);
  return voted === undefined ? [] : justChosen(change, voted, servers);
}

/** Whose acceptances a server had counted when it found a slot to be chosen. */
function countedFor({ was, is }: Change, slot: number, message: Message | undefined): readonly NodeId[] {
  const cell = is.state.log.at(slot)!;
  const tally = tallyOf(was.state.tallies, slot);
  const by = new Set(tally?.ballot === cell.ballot ? tally.by : []);
  if (message) by.add(message.from);
  if (message?.body.type !== 'Accepted') by.add(is.id);
  return [...by];
}

/** A quorum that this very acceptance completed: the value is chosen before anybody can know. */
function justChosen({ was, is }: Change, slot: number, servers: readonly Server[]): readonly Quorum[] {
  const { ballot } = is.state.log.at(slot)!;
  if (was.state.log.at(slot)?.ballot === ballot || knows(is.state, slot)) return [];
  const members = servers.filter(({ state }) => state.log.at(slot)?.ballot === ballot).map(({ id }) => id);
  if (members.length !== majority(servers.length)) return [];
  const says = `${members.length} of ${servers.length} accepted slot ${slot}: chosen, and nobody knows yet`;
  return [{ members, says, decides: true }];
}

const MOST_REPORTS = 4;

/** `2: b @ 3 · 4: d @ 3`; nothing at all is a report, too. */
function reportText({ reports }: Heard): string {
  if (reports.length === 0) return 'nothing accepted';
  const shown = reports
    .slice(0, MOST_REPORTS)
    .map(({ slot, entry, ballot, known }) => `${slot}: ${entry.command} ${known ? 'chosen' : `@ ${ballot}`}`);
  const more = reports.length - shown.length;
  return `${shown.join(' · ')}${more > 0 ? ` · ${more} more` : ''}`;
}

/** Does anything of what it reports bind the leader? */
const isDecisive = (heard: Heard, forced: Leading['forced']): boolean =>
  heard.reports.some(({ slot, ballot }) => forced[slot]?.ballot === ballot);

const WEIGHED_RIGHT = { heeds: true, largest: true, tail: true } as const;

/** What promises heard so far bind their holder to, and where the gaps are, in words. */
function verdictOf(state: ServerState, needed: number): { readonly verdict: string; readonly tone: Tone } {
  const outcome = weighed(state, state.promises, WEIGHED_RIGHT);
  const { forced, horizon } = state.leading ?? outcome;
  const missing = needed - state.promises.length;
  const bound = Object.entries(forced)
    .filter(([slot]) => !knows(state, Number(slot)))
    .map(([slot, { entry, ballot }]) => `slot ${slot} to ${entry.command} (ballot ${ballot})`);
  const gaps = gapsOf({ ...state, ...outcome.patch }, { forced, horizon });
  const parts = [
    missing > 0 ? `${plural(missing, 'promise')} short of a quorum.` : '',
    bound.length > 0
      ? `Bound in ${listInWords(bound.slice(0, 4))}${bound.length > 4 ? ', and more' : ''}.`
      : '',
    gaps.length > 0 ? `Nobody reported ${slotsInWords(gaps)}: a gap to close.` : '',
    bound.length === 0 && gaps.length === 0 ? 'Nothing old to finish: free to propose.' : '',
  ];
  return {
    verdict: parts.filter(Boolean).join(' '),
    tone: missing > 0 ? 'plain' : bound.length + gaps.length > 0 ? 'gold' : 'ok',
  };
}

/** Is there still something of phase 1 to be read: not over, or not yet acted upon? */
function isInPhase1({ role, leading, chosen }: ServerState): boolean {
  if (role !== 'leader' || !leading) return role === 'candidate';
  return leading.asking > 0 || chosen < leading.horizon || leading.next === leading.from;
}

function notebookOf({ id, state }: Server, world: World): Notebook {
  const needed = majority(sizeOf(world));
  const { forced } = state.leading ?? weighed(state, state.promises, WEIGHED_RIGHT);
  const from = (state.leading?.asking ?? 0) || (state.leading?.from ?? state.chosen + 1);
  return {
    node: id,
    title: `${id} ${state.role === 'leader' ? 'leads' : 'wants to lead'} ballot ${state.ballot}, from slot ${from}`,
    tallies: [
      {
        label: 'promises',
        needed,
        answers: state.promises.map((heard) => ({
          from: heard.from,
          text: reportText(heard),
          ...(isDecisive(heard, forced) && { decisive: true }),
        })),
      },
    ],
    ...verdictOf(state, needed),
  };
}

export const portrait: Portrait = {
  face: (node, world) => (isServer(node) ? serverFace(node, world) : clientFace(node.state as ClientState)),
  capsule: (message) => capsule(message as Message<PaxosBody>),
  log: (node) => (isServer(node) ? logPicture(node) : undefined),
  pointers: () => [],
  fields: (node, world) =>
    isServer(node) ? serverFields(node, world) : clientFields(node.state as ClientState),
  machine: (node) => (isServer(node) ? Object.entries(node.state.machine) : []),
  quorums,
  notebooks: (world) =>
    serversOf(world)
      .filter(({ up, state }) => up && isInPhase1(state))
      .map((server) => notebookOf(server, world)),
};

/** A server's view of itself; throws for clients. */
export function serverAt(world: World, id: NodeId): Server {
  const node = world.nodes[indexOf(world.setup.cast, id)]!;
  if (!isServer(node)) throw new Error(`${id} is a client, not a server`);
  return node;
}
