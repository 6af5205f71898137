/** The headline of a moment, at most eight words: what changed most, read off the faces, logs and capsules. */
import type { Happening, LogPicture } from '../../engine/portrait.ts';
import type { Protocol } from '../../engine/protocol.ts';
import type { Message, Node } from '../../engine/world.ts';

/** `entry 6`, `entries 6–7`. */
const span = (first: number, last: number): string =>
  first === last ? `entry ${first}` : `entries ${first}–${last}`;

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
  const from = firstDifference(was, is);
  if (from <= was.last)
    return from <= is.last
      ? `${id} replaces its ${span(from, is.last)}`
      : `${id} deletes ${span(from, was.last)}`;
  return from <= is.last ? `${id} stores ${span(from, is.last)}` : undefined;
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
      return `${id} refuses ${message.from}’s ${message.body.type}`;
    case 'success':
      return `${id} says yes to ${message.from}’s ${message.body.type}`;
    case 'request':
    case 'beat':
      return undefined;
  }
}

function arrival(protocol: Protocol, message: Message, { after }: Happening): string {
  const { shape } = protocol.portrait.capsule(message, after);
  const word = shape === 'success' ? 'yes' : shape === 'refusal' ? 'no' : message.body.type;
  return `${message.from}’s ${word} reaches ${message.to}`;
}

/** What changed on a node that ran before and after, from the weightiest on. */
function change(protocol: Protocol, happening: Happening, was: Node, is: Node): string | undefined {
  const { portrait } = protocol;
  const faces = [portrait.face(was, happening.before), portrait.face(is, happening.after)] as const;
  const clock = faces[1].epoch ? `${faces[1].epoch.word} ${faces[1].epoch.number}` : '';
  if (faces[1].role !== faces[0].role) {
    const of = faces[1].mark === 'crown' ? 'of' : 'in';
    return `${is.id} becomes ${faces[1].role}${clock && ` ${of} ${clock}`}`;
  }
  const logs = [portrait.log(was), portrait.log(is)] as const;
  if (logs[0] && logs[1]) {
    const { commit } = logs[1];
    if (faces[1].mark === 'crown' && commit > logs[0].commit) {
      return `${is.id} commits ${span(logs[0].commit + 1, commit)}`;
    }
    const stored = was.state === is.state ? undefined : logChange(is.id, logs[0], logs[1]);
    if (stored) return stored;
  }
  const answered = reply(protocol, happening, is.id);
  if (answered) return answered;
  const [old, epoch] = [faces[0].epoch?.number, faces[1].epoch?.number];
  return old !== epoch ? `${is.id} moves to ${clock}` : undefined;
}

/** Where commands are a choice among things to do, a node is told to do them; elsewhere it is asked for something. */
export const asked = (protocol: Protocol): string => (protocol.commands ? 'told to' : 'asked for');

/** The headline of what happened, e.g. `S1 becomes leader of term 2`. */
export function titleOf(protocol: Protocol, happening: Happening): string {
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
      if (!message) return 'A message arrives';
      return is?.up === false
        ? `Nobody hears ${message.from} at ${message.to}`
        : arrival(protocol, message, happening);
    case 'lose':
    case 'drop':
      return message
        ? `${message.from}’s ${message.body.type} to ${message.to} is lost`
        : 'A message is lost';
    case 'duplicate':
      return 'A message is doubled';
    case 'delay':
      return 'A message is delayed';
    case 'fire':
      return `${action.node}’s ${action.timer} timer runs out`;
    case 'command':
      return `${action.node} is ${asked(protocol)} ${action.command.split(/\s+/).slice(0, 4).join(' ')}`;
    case 'crash':
      return `${action.node} crashes`;
    case 'restart':
      return `${action.node} starts again`;
    case 'cut':
      return 'The network tears';
    case 'heal':
      return 'The network heals';
    case 'switch':
      return action.on ? 'A rule holds again' : 'A rule is switched off';
    case 'hold':
      return action.held ? 'The timers stop' : 'The timers run again';
    case 'network':
      return 'The network changes';
    case 'again':
      return 'Everything begins again';
    case 'turn':
      return action.way === '' ? `${action.node} is loyal again` : `${action.node} is a traitor`;
    case 'tamper':
      return 'A message is changed on its way';
    case 'forge':
      return `${action.node} makes up a message`;
    case 'given':
      return `${action.node} is set by hand`;
    case 'wait':
      return 'Time passes';
  }
}
