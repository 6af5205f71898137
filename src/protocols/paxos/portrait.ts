/** How Paxos looks: the answers to what views ask. */
import type {
  CardLine,
  Capsule,
  EpochFace,
  Face,
  Field,
  Happening,
  Portrait,
  Quorum,
} from '../../engine/portrait.ts';
import { listInWords } from '../../engine/words.ts';
import type { Message, Node, NodeId, Options, World } from '../../engine/world.ts';
import { acceptorsOf, fastBallot, hueOf, kinOf, learnersOf, proposersOf, votesNeeded } from './cast.ts';
import { quorumsIn } from './history.ts';
import { ledger } from './ledger.ts';
import { notebooks } from './notebooks.ts';
import type { AcceptorState, LearnerState, PaxosBody, ProposerState, ServerState } from './state.ts';
import { choiceOf } from './value.ts';
import { atBallot } from './words.ts';

/** A ballot as drawn: its number, and the hue of its place among the ballots. */
const epochOf = (options: Options, number: number): EpochFace => ({
  word: 'ballot',
  number,
  hue: hueOf(options, number),
});

function acceptorCard({ np, na, va }: AcceptorState): readonly CardLine[] {
  return [
    { text: np === 0 ? 'promised nothing' : `promised ${np}` },
    na === 0 ? { text: 'nothing yet' } : { text: atBallot(va!, na), strong: true },
  ];
}

/** An acceptor looks like what it accepted: until then it is plain paper. */
function acceptorFace(state: AcceptorState, up: boolean, options: Options): Face {
  const { na } = state;
  const epoch = { word: 'ballot', number: na, hue: na === 0 ? 0 : hueOf(options, na) };
  return { role: up ? 'acceptor' : 'crashed', mark: 'none', epoch, card: acceptorCard(state) };
}

const ROLES = {
  idle: 'proposer',
  ready: 'proposer',
  preparing: 'preparing',
  accepting: 'proposing',
  done: 'done',
} as const;

/** What a proposer would say if it could. */
export function thoughtOf(state: ProposerState, id: NodeId, world: World): string | undefined {
  const { phase, own, value, ballot, failed, promises, nacks, leader, direct } = state;
  const isOpen = ballot !== 0 && ballot === fastBallot(world.setup.options);
  const reported = promises.find(({ na }) => na > 0);
  switch (phase) {
    case 'idle':
      if (own === null) return undefined;
      if (world.setup.options.leader === 'one' && leader !== id)
        return `I want ${own}. But ${leader} leads, so I wait.`;
      return failed > 0
        ? `Somebody was ahead of me. I still want ${own}; I shall be back with a higher number.`
        : `I want ${own}.`;
    case 'ready':
    case 'preparing':
      if (isOpen) return 'First come, first served, once a quorum has promised.';
      if (reported && own !== null && reported.va !== own)
        return `I wanted ${own}. But someone may have agreed on ${choiceFor(state, world) ?? reported.va}…`;
      return own === null
        ? 'Has anybody agreed on anything?'
        : `I want ${own}. Has anybody agreed on anything yet?`;
    case 'accepting':
      if (isOpen && direct) return `I did not ask. I just sent ${own} to everybody.`;
      if (isOpen) return 'I do not mind which value it is, as long as it is the same for most.';
      if (nacks.length > 0) return `Some have promised a higher number. Perhaps ${value} still gets through.`;
      if (value === own) return `Nobody has agreed on anything, so my ${value} it is.`;
      return own === null
        ? `Someone may have agreed on ${value}, so ${value} it is.`
        : `I wanted ${own}. Someone may have agreed on ${value}, so I ask for ${value}.`;
    case 'done':
      if (own === null || value === own || value === null)
        return value === null ? undefined : `${value} it is.`;
      return `${value} it is. I liked ${own}, too, but one of us had to be right, and it was ${value}.`;
  }
}

/** What it would have to propose with the promises it has. */
function choiceFor({ promises, own }: ProposerState, world: World): string | null {
  const { options } = world.setup;
  return choiceOf(promises, own, {
    options,
    quorums: quorumsIn(world),
    keeps: (rule) => !world.off.includes(rule),
  }).value;
}

/** Promises or acceptances had, out of those needed. */
function tallyOf(state: ProposerState, world: World): Pick<Face, 'tally' | 'badge'> {
  const { phase1 } = quorumsIn(world);
  const { phase, promises, accepts, ballot, value, own } = state;
  if (phase === 'preparing') {
    const had = promises.map(({ from }) => from);
    return { tally: { had, needed: phase1 }, badge: `${had.length} of ${phase1} promises` };
  }
  if (phase === 'accepting') {
    const needed = votesNeeded(quorumsIn(world), world.setup.options, ballot);
    const had = accepts.filter(({ v }) => value === null || v === value).map(({ from }) => from);
    return { tally: { had, needed }, badge: `${value ?? 'any'}: ${had.length} of ${needed}` };
  }
  if (phase === 'done') return value === null ? {} : { badge: value };
  return own === null ? {} : { badge: `wants ${own}` };
}

function ringOf({ timers }: Node, world: World): Pick<Face, 'ring'> {
  const ring = ['backoff', 'patience', 'suspect'].find((timer) => timers[timer]);
  return world.held || ring === undefined ? {} : { ring };
}

function proposerFace(node: Node<ProposerState>, world: World): Face {
  const { state, up, id } = node;
  const { options } = world.setup;
  const number = state.ballot === 0 ? state.myn : state.ballot;
  const epoch = number === 0 ? { word: 'ballot', number: 0, hue: 0 } : epochOf(options, number);
  if (!up) return { role: 'crashed', mark: 'none', epoch };
  const mark = options.leader === 'one' && state.leader === id ? 'crown' : 'none';
  const thought = thoughtOf(state, id, world);
  return {
    role: ROLES[state.phase],
    mark,
    epoch,
    ...ringOf(node, world),
    ...tallyOf(state, world),
    ...(thought !== undefined && { thought }),
  };
}

function learnerFace({ state, up }: Node<LearnerState>, options: Options): Face {
  const { chosen, heard } = state;
  const epoch = { word: 'ballot', number: chosen?.n ?? 0, hue: chosen ? hueOf(options, chosen.n) : 0 };
  const badge = chosen ? `knows ${chosen.v}` : heard.length > 0 ? `heard ${heard.length}` : 'knows nothing';
  return { role: up ? 'learner' : 'crashed', mark: 'none', epoch, badge };
}

/** A server: the proposer's role and voice, the acceptor's card. */
function serverFace(node: Node<ServerState>, world: World): Face {
  const { state, up } = node;
  const asks = proposerFace(node, world);
  const votes = acceptorFace(state, up, world.setup.options);
  const role = state.phase === 'idle' && up ? 'server' : asks.role;
  const badge = state.chosen ? `knows ${state.chosen.v}` : asks.badge;
  return {
    ...asks,
    role,
    epoch: votes.epoch!,
    card: votes.card!,
    ...(badge !== undefined && up && { badge }),
  };
}

function face(node: Node, world: World): Face {
  switch (node.kind) {
    case 'acceptor':
      return acceptorFace(node.state as AcceptorState, node.up, world.setup.options);
    case 'proposer':
      return proposerFace(node as Node<ProposerState>, world);
    case 'learner':
      return learnerFace(node as Node<LearnerState>, world.setup.options);
    default:
      return serverFace(node as Node<ServerState>, world);
  }
}

function capsule({ from, to, body }: Message<PaxosBody>, { setup }: Pick<World, 'setup'>): Capsule {
  const who = `${from} to ${to}`;
  const epoch = 'n' in body ? { epoch: hueOf(setup.options, body.n) } : {};
  switch (body.type) {
    case 'Prepare':
      return {
        label: `prepare ${body.n}`,
        glyph: '?',
        shape: 'request',
        tone: 'epoch',
        ...epoch,
        says: `${who}: may I run ballot ${body.n}? Promise me to accept nothing below it.`,
      };
    case 'Promise':
      return {
        label: `promise ${body.n} · ${body.na === 0 ? 'nothing' : atBallot(short(body.va!), body.na)}`,
        glyph: '✓',
        shape: 'success',
        tone: body.na === 0 ? 'epoch' : 'ok',
        ...epoch,
        says: `${who}: nothing below ${body.n} from me any more; ${body.na === 0 ? 'I have accepted nothing yet' : `I have accepted ${body.va} in ballot ${body.na}`}.`,
      };
    case 'Accept':
      return {
        label: `accept ${body.n} ${short(body.v)}`,
        glyph: '!',
        shape: 'request',
        tone: 'epoch',
        ...epoch,
        says: `${who}: please accept ${body.v} in ballot ${body.n}${body.voted ? '; I have' : ''}.`,
      };
    case 'Accepted':
      return {
        label: `✓ ${atBallot(short(body.v), body.n)}`,
        glyph: '✓',
        shape: 'success',
        tone: 'ok',
        ...epoch,
        says: `${who}: I have accepted ${body.v} in ballot ${body.n}.`,
      };
    case 'Nack':
      return {
        label: `✕ promised ${body.np}`,
        glyph: '✕',
        shape: 'refusal',
        tone: 'bad',
        ...epoch,
        says: `${who}: not ${body.n}, for I have promised ${body.np}.`,
      };
    case 'Decided':
      return {
        label: `${short(body.v)} is chosen`,
        glyph: '★',
        shape: 'success',
        tone: 'gold',
        ...epoch,
        says: `${who}: ${body.v} is chosen, by a quorum in ballot ${body.n}.`,
      };
    case 'Any':
      return {
        label: `any ${body.n}`,
        glyph: '*',
        shape: 'request',
        tone: 'epoch',
        ...epoch,
        says: `${who}: in fast ballot ${body.n}, accept whatever value reaches you first.`,
      };
    case 'Direct':
      return {
        label: `${short(body.v)}!`,
        glyph: '!',
        shape: 'request',
        tone: 'accent',
        says: `${who}: ${body.v}, if nothing else came first.`,
      };
    case 'Alive':
      return { label: '♥', glyph: '♥', shape: 'beat', tone: 'plain', says: `${who}: I am alive.` };
  }
}

/** A capsule has room for words of so many letters. */
const short = (v: string): string => (v.length > 8 ? `${v.slice(0, 7)}…` : v);

const field = (name: string, value: string | number | null, durable: boolean, says: string): Field => ({
  name,
  value: value === null || value === 0 || value === '' ? '—' : String(value),
  durable,
  says,
});

function acceptorFields({ np, na, va, any, early }: AcceptorState): readonly Field[] {
  return [
    field('np', np, true, 'The highest number it has promised. It never falls.'),
    field('na', na, true, 'The ballot of the proposal it accepted last.'),
    field('va', va, true, 'The value it accepted last.'),
    ...(any > 0 ? [field('any', any, true, 'The fast ballot in which it takes whatever comes first.')] : []),
    ...(early ? [field('early', early.v, false, 'A value that came before the fast ballot was open.')] : []),
  ];
}

function proposerFields(state: ProposerState, { setup }: World): readonly Field[] {
  const { own, myn, seen, phase, ballot, promises, value, accepts, nacks, leader } = state;
  const names = (list: readonly { readonly from: NodeId }[]): string =>
    listInWords(list.map(({ from }) => from));
  return [
    field('own', own, true, 'The value it would like to see chosen.'),
    field('myn', myn, true, 'The highest number of its own that it has used. No number is used twice.'),
    field('seen', seen, true, 'The highest number of others that it has heard of.'),
    field('phase', phase, false, 'Idle, preparing (phase 1), accepting (phase 2) or done.'),
    field('ballot', ballot, false, 'The number under which it is asking.'),
    field('promises', names(promises), false, 'Who has promised this ballot.'),
    field('value', value, false, 'The value it asks the acceptors to accept.'),
    field('accepts', names(accepts), false, 'Who has accepted in this ballot, as far as it has heard.'),
    field('nacks', listInWords(nacks), false, 'Who has refused this ballot.'),
    ...(setup.options.leader === 'one'
      ? [field('leader', leader, false, 'Who leads, as far as it knows.')]
      : []),
  ];
}

function learnerFields({ heard, chosen }: LearnerState): readonly Field[] {
  const votes = heard.map(({ from, n, v }) => `${from} ${atBallot(v, n)}`).join('  ');
  return [
    field('heard', votes, false, 'The latest acceptance it has heard of, by acceptor.'),
    field('chosen', chosen ? atBallot(chosen.v, chosen.n) : null, true, 'What it knows to be chosen.'),
  ];
}

function fields(node: Node, world: World): readonly Field[] {
  const { kind } = node;
  const state = node.state as ServerState;
  return [
    ...(kind === 'acceptor' || kind === 'server' ? acceptorFields(state) : []),
    ...(kind === 'proposer' || kind === 'server' ? proposerFields(state, world) : []),
    ...(kind === 'learner' || kind === 'server' ? learnerFields(state) : []),
  ];
}

const acceptorsIn = (world: World): readonly Node<AcceptorState>[] =>
  acceptorsOf(kinOf(world)).map((id) => world.nodes[world.setup.cast.index.get(id)!]! as Node<AcceptorState>);

const proposersIn = (world: World): readonly Node<ProposerState>[] =>
  proposersOf(kinOf(world)).map((id) => world.nodes[world.setup.cast.index.get(id)!]! as Node<ProposerState>);

const learnersIn = (world: World): readonly Node<LearnerState>[] =>
  learnersOf(kinOf(world)).map((id) => world.nodes[world.setup.cast.index.get(id)!]! as Node<LearnerState>);

/** Does anybody know? */
const isKnown = (world: World): boolean =>
  learnersIn(world).some(({ state }) => state.chosen !== null) ||
  proposersIn(world).some(({ state }) => state.phase === 'done');

/** The acceptors that now hold what that one accepted, in the same ballot. */
const alikeIn = (world: World, { na, va }: AcceptorState): readonly NodeId[] =>
  acceptorsIn(world)
    .filter(({ state }) => state.na === na && state.va === va)
    .map(({ id }) => id);

/** Does a quorum hold one value of that ballot? */
const hasChosen = (world: World, ballot: number): boolean =>
  acceptorsIn(world).some(
    ({ state }) =>
      state.na === ballot &&
      alikeIn(world, state).length >= votesNeeded(quorumsIn(world), world.setup.options, ballot),
  );

/** A quorum that now holds one value of one ballot: it is chosen, and here is who made it so. */
function acceptingQuorum(world: World): Quorum | undefined {
  const acceptors = acceptorsIn(world);
  for (const { state } of [...acceptors].sort((a, b) => b.state.na - a.state.na)) {
    const { na, va } = state;
    const members = alikeIn(world, state);
    if (na === 0 || members.length < votesNeeded(quorumsIn(world), world.setup.options, na)) continue;
    const says = isKnown(world)
      ? `accepted under ballot ${na}: ${va} is chosen`
      : `accepted under ballot ${na}: chosen, though nobody knows yet`;
    return { members, says, decides: true };
  }
  return undefined;
}

/** The promises behind the highest ballot that is in its second phase, or about to be; once it has chosen, they are past. */
function promiseQuorum(world: World): Quorum | undefined {
  const { phase1 } = quorumsIn(world);
  const ready = proposersIn(world)
    .filter(
      ({ state, up }) =>
        up && state.promises.length >= phase1 && state.phase !== 'idle' && state.phase !== 'done',
    )
    .sort((a, b) => b.state.ballot - a.state.ballot)[0];
  if (!ready) return undefined;
  const { ballot, promises } = ready.state;
  if (hasChosen(world, ballot)) return undefined;
  return {
    members: promises.map(({ from }) => from),
    says: `promised ${ballot}`,
    decides: true,
    tone: 'accent',
  };
}

const quorums = ({ after }: Happening): readonly Quorum[] =>
  [acceptingQuorum(after), promiseQuorum(after)].filter((quorum) => quorum !== undefined);

/** Proposers on top, acceptors in the middle, learners below; servers stand in a ring. */
function rows(world: World): readonly (readonly NodeId[])[] {
  const kin = kinOf(world);
  if (kin('server').length > 0) return [];
  return [kin('proposer'), kin('acceptor'), kin('learner')].filter((row) => row.length > 0);
}

export const portrait: Portrait = {
  face,
  capsule: (message, world) => capsule(message as Message<PaxosBody>, world),
  log: () => undefined,
  pointers: () => [],
  fields,
  machine: () => [],
  quorums,
  rows,
  ledger: (world, history, viewer) => ledger(world, history, viewer),
  notebooks,
};
