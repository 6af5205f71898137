/** The headline of a moment, at most eight words: what changed most, read off the faces, logs and capsules. */
import type { Happening, LogPicture } from '../../engine/portrait.ts';
import type { Protocol } from '../../engine/protocol.ts';
import type { Message, Node } from '../../engine/world.ts';
import { storyWords } from '../../words/en/story.ts';

/** The first index at which two logs differ, however long they are: they agree before their last common entry. */
function firstDifference(was: LogPicture, is: LogPicture): number {
  let i = Math.min(was.last, is.last);
  for (; i >= Math.max(was.first, is.first); i--) {
    const [a, b] = [was.cell(i), is.cell(i)];
    if (a?.epoch === b?.epoch && a?.text === b?.text) break;
  }
  return i + 1;
}

function logChange(id: string, was: LogPicture, is: LogPicture): string | undefined {
  const w = storyWords();
  const from = firstDifference(was, is);
  if (from <= was.last)
    return from <= is.last ? w.replaces(id, w.span(from, is.last)) : w.deletes(id, w.span(from, was.last));
  return from <= is.last ? w.stores(id, w.span(from, is.last)) : undefined;
}

/** What a node that answered said back, by the shape of the capsule it sent to the asker. */
function reply(protocol: Protocol, { after, before, message }: Happening, id: string): string | undefined {
  if (!message) return undefined;
  const old = new Set(before.flights.map((flight) => flight.id));
  const answer = after.flights.find(
    (flight) => flight.from === id && flight.to === message.from && !old.has(flight.id),
  );
  if (!answer) return undefined;
  switch (protocol.portrait.capsule(answer, after).shape) {
    case 'refusal':
      return storyWords().refuses(id, message.from, message.body.type);
    case 'success':
      return storyWords().saysYes(id, message.from, message.body.type);
    case 'request':
    case 'beat':
      return undefined;
  }
}

function arrival(protocol: Protocol, message: Message, { after }: Happening): string {
  const { shape } = protocol.portrait.capsule(message, after);
  const w = storyWords();
  const word = shape === 'success' ? w.yes : shape === 'refusal' ? w.no : message.body.type;
  return w.arrival(message.from, word, message.to);
}

/** What changed on a node that ran before and after, from the weightiest on. */
function change(protocol: Protocol, happening: Happening, was: Node, is: Node): string | undefined {
  const w = storyWords();
  const { portrait } = protocol;
  const faces = [portrait.face(was, happening.before), portrait.face(is, happening.after)] as const;
  const clock = faces[1].epoch ? `${faces[1].epoch.word} ${faces[1].epoch.number}` : '';
  if (faces[1].role !== faces[0].role) {
    return w.becomes(is.id, w.standing(faces[1].role, clock, faces[1].mark === 'crown'));
  }
  const logs = [portrait.log(was), portrait.log(is)] as const;
  if (logs[0] && logs[1]) {
    const { commit } = logs[1];
    if (faces[1].mark === 'crown' && commit > logs[0].commit) {
      return w.commits(is.id, w.span(logs[0].commit + 1, commit));
    }
    const stored = was.state === is.state ? undefined : logChange(is.id, logs[0], logs[1]);
    if (stored) return stored;
  }
  const answered = reply(protocol, happening, is.id);
  if (answered) return answered;
  const [old, epoch] = [faces[0].epoch?.number, faces[1].epoch?.number];
  return old !== epoch ? w.movesTo(is.id, clock) : undefined;
}

/** Words of a command that a title has room for. */
const MOST_WORDS = 6;

/** Where commands are a choice among things to do, a node is told to do them; elsewhere it is asked for something. */
export const isTold = (protocol: Protocol, command: string): boolean =>
  protocol.isOrder?.(command) ?? protocol.commands !== undefined;

/** The headline of what happened, e.g. `S1 becomes leader of term 2`. */
export function titleOf(protocol: Protocol, happening: Happening): string {
  const w = storyWords();
  const { action, message, before, after } = happening;
  const id = action.kind === 'deliver' ? message?.to : 'node' in action ? action.node : undefined;
  const at = after.nodes.findIndex((node) => node.id === id);
  const [was, is] = [before.nodes[at], after.nodes[at]];
  if (was?.up && is?.up && action.kind !== 'given') {
    const headline = change(protocol, happening, was, is);
    if (headline) return headline;
  }
  switch (action.kind) {
    case 'deliver':
      if (!message) return w.aMessageArrives;
      return is?.up === false
        ? w.nobodyHears(message.from, message.to)
        : arrival(protocol, message, happening);
    case 'lose':
    case 'drop':
      return message ? w.lost(message.from, message.body.type, message.to) : w.aMessageLost;
    case 'duplicate':
      return w.aMessageDoubled;
    case 'delay':
      return w.aMessageDelayed;
    case 'fire':
      return w.timerOut(action.node, action.timer);
    case 'command':
      return w.asked(
        action.node,
        action.command.split(/\s+/).slice(0, MOST_WORDS).join(' '),
        isTold(protocol, action.command),
      );
    case 'crash':
      return w.crashes(action.node);
    case 'restart':
      return w.startsAgain(action.node);
    case 'cut':
      return w.tears;
    case 'heal':
      return w.heals;
    case 'switch':
      return action.on ? w.ruleHolds : w.ruleOff;
    case 'hold':
      return action.held ? w.timersStop : w.timersRun;
    case 'network':
      return w.networkChanges;
    case 'again':
      return w.beginsAgain;
    case 'turn':
      return action.way === '' ? w.loyalAgain(action.node) : w.isTraitor(action.node);
    case 'tamper':
      return w.messageChanged;
    case 'forge':
      return w.makesUp(action.node);
    case 'given':
      return w.setByHand(action.node);
    case 'wait':
      return w.timePasses;
  }
}
