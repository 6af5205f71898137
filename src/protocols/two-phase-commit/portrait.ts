/** How it looks: the coordinator above, the participants below it as cards on which stands what is on their disks. */
import type { Capsule, Face, Field, Happening, Portrait, Quorum } from '../../engine/portrait.ts';
import { listInWords } from '../../engine/words.ts';
import type { Message, World } from '../../engine/world.ts';
import { field } from '../kit/field.ts';
import type { Coordinator, Member, Participant } from './cast.ts';
import { coordinatorOf, isBlocked, participantsOf } from './cast.ts';
import type { CommitBody, CoordinatorState, Outcome, ParticipantState } from './state.ts';
import { decisionOf, inPast, isInDoubt } from './state.ts';

/** Hues of what is open, in doubt, committed and aborted. */
const OPEN = 0;
const DOUBT = 3;
const HUES: Readonly<Record<Outcome, number>> = { commit: 4, abort: 7 };

const hued = (hue: number): Pick<Face, 'epoch'> => ({ epoch: { word: '', number: 0, hue } });

function ringOf({ timers }: Member, world: World): Pick<Face, 'ring'> {
  const [ring] = Object.keys(timers);
  return world.held || ring === undefined ? {} : { ring };
}

/** Whether participants say that they have done as they were told. */
const hasAcks = (world: World): boolean => world.setup.options.acks === true;

/** How far the coordinator is: votes first, then acknowledgements. After a crash, what its disk says. */
function progressInWords({ state, up }: Coordinator, world: World): string {
  const size = participantsOf(world).length;
  if (!state.began) return up ? 'has not asked' : 'asked nobody';
  if (!up) return 'asked';
  if (decisionOf(state) === null) return `${state.yes.length} of ${size} yes`;
  if (state.unwritten !== null) return 'not on disk';
  if (state.over) return 'all know';
  return hasAcks(world) ? `${state.acked.length} of ${size} know` : 'told all';
}

function coordinatorFace(node: Coordinator, world: World): Face {
  const { state, up } = node;
  const decision = decisionOf(state);
  const isCounting = up && state.began && !state.over && (decision === null || hasAcks(world));
  return {
    role: up ? 'coordinator' : 'crashed',
    mark: 'none',
    ...hued(decision === null ? OPEN : HUES[decision]),
    card: [{ text: progressInWords(node, world) }, { text: decision ?? 'undecided', strong: true }],
    ...(isCounting && {
      tally: { had: decision === null ? state.yes : state.acked, needed: participantsOf(world).length },
    }),
    ...ringOf(node, world),
  };
}

const voteInWords = ({ vote, wish, decision }: ParticipantState): string =>
  vote !== null
    ? `voted ${vote}`
    : decision !== null
      ? 'did not vote'
      : wish === 'no'
        ? 'means no'
        : 'no vote yet';

/** How it stands, in one or two words: blocked it is called when it has asked in vain, or where nobody ever asks. */
function standingOf(node: Participant, world: World): string {
  const { state, up } = node;
  if (state.decision !== null) return inPast(state.decision);
  if (!isInDoubt(state)) return up ? 'working' : 'work lost';
  const hasTried = state.asks || world.setup.options.timeouts !== true;
  return hasTried && isBlocked(world, node) ? 'blocked' : 'in doubt';
}

function participantFace(node: Participant, world: World): Face {
  const { state, up } = node;
  const hue = state.decision !== null ? HUES[state.decision] : isInDoubt(state) ? DOUBT : OPEN;
  return {
    role: up ? 'participant' : 'crashed',
    mark: up && isInDoubt(state) ? 'question' : 'none',
    ...hued(hue),
    card: [{ text: voteInWords(state) }, { text: standingOf(node, world), strong: true }],
    ...(up && isInDoubt(state) && { badge: state.asks ? 'asks how it ended' : 'prepared' }),
    ...ringOf(node, world),
  };
}

const face = (node: Member, world: World): Face =>
  node.kind === 'coordinator' ? coordinatorFace(node, world) : participantFace(node, world);

/** How each message looks, and what it says. */
const CAPSULES: Readonly<Record<CommitBody['type'], Omit<Capsule, 'says'> & { readonly line: string }>> = {
  Prepare: {
    label: 'prepare',
    glyph: '?',
    shape: 'request',
    tone: 'accent',
    line: 'can you commit? Prepare, and say yes or no',
  },
  Yes: {
    label: '✓ yes',
    glyph: '✓',
    shape: 'success',
    tone: 'gold',
    line: 'yes. It is on my disk, and I wait for your word',
  },
  No: { label: '✕ no', glyph: '✕', shape: 'refusal', tone: 'bad', line: 'no. I have aborted' },
  Commit: { label: 'commit', glyph: '!', shape: 'request', tone: 'ok', line: 'all have said yes: commit' },
  Abort: { label: 'abort', glyph: '×', shape: 'request', tone: 'bad', line: 'it has been aborted: abort' },
  Ack: { label: 'done', glyph: '·', shape: 'beat', tone: 'plain', line: 'I have done so' },
  Ask: {
    label: 'outcome?',
    glyph: '?',
    shape: 'request',
    tone: 'gold',
    line: 'I have said yes. How did it end',
  },
  Unsure: {
    label: 'no idea',
    glyph: '–',
    shape: 'beat',
    tone: 'plain',
    line: 'I have said yes as well, and know no more than you',
  },
};

function capsule({ from, to, body }: Message<CommitBody>): Capsule {
  const { line, ...look } = CAPSULES[body.type];
  return { ...look, says: `${from} to ${to}: ${line}${body.type === 'Ask' ? '?' : '.'}` };
}

function coordinatorFields({
  began,
  yes,
  decision,
  unwritten,
  acked,
  over,
}: CoordinatorState): readonly Field[] {
  return [
    field('began', began ? 'yes' : 'no', true, 'Whether it has asked for votes. Written before it asks.'),
    field('yes', listInWords(yes), false, 'Who has said yes, as far as it has heard.'),
    field('decision', decision, true, 'What it has decided. Written before anybody is told.'),
    ...(unwritten === null
      ? []
      : [field('unwritten', unwritten, false, 'What it says it has decided, and has not written down.')]),
    field('acked', listInWords(acked), false, 'Who has acknowledged the decision, or need not be told.'),
    field('over', over ? 'yes' : 'no', true, 'Whether all have, so that it may forget the transaction.'),
  ];
}

function participantFields({ wish, vote, decision, asks, unsure }: ParticipantState): readonly Field[] {
  return [
    field('wish', wish, false, 'What it is going to say when it is asked.'),
    field('vote', vote, true, 'What it has said. Written before it is said.'),
    field('decision', decision, true, 'How the transaction has ended here.'),
    field('asks', asks ? 'yes' : 'no', false, 'Whether it has lost patience, and asked how it ended.'),
    field('unsure', listInWords(unsure), false, 'Who of those it asked is in doubt as well.'),
  ];
}

/** Those on whose yes the coordinator has just decided to commit. */
function quorums({ before, after }: Happening): readonly Quorum[] {
  const { state } = coordinatorOf(after);
  if (decisionOf(state) !== 'commit' || decisionOf(coordinatorOf(before).state) !== null) return [];
  const isAll = state.yes.length === participantsOf(after).length;
  return state.yes.length === 0
    ? []
    : [{ members: state.yes, says: isAll ? 'all have said yes' : 'enough, it thinks', decides: isAll }];
}

export const portrait: Portrait = {
  face: (node, world) => face(node as Member, world),
  capsule: (message) => capsule(message as Message<CommitBody>),
  log: () => undefined,
  pointers: () => [],
  fields: (node) => {
    const member = node as Member;
    return member.kind === 'coordinator' ? coordinatorFields(member.state) : participantFields(member.state);
  },
  machine: () => [],
  quorums,
  rows: (world) => [[coordinatorOf(world).id], participantsOf(world).map(({ id }) => id)],
};
