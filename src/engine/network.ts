/** What becomes of a message once it is sent: when it arrives, or where it dies. Decided at once, by keyed dice. */
import { roll } from './random.ts';
import type { Body, Message, Setup, World } from './world.ts';
import { messageId } from './world.ts';

/** Salts, so that one link's n-th message gets independent dice for each question. */
const LATENCY = 1;
const LOSS = 2;
const WHERE = 3;
const TWIN = 4;

/** The n-th message from one node (by index) to another, with its end decided. */
export function dispatch(
  setup: Setup,
  network: Setup['network'],
  cuts: readonly number[],
  from: number,
  to: number,
  n: number,
  now: number,
  body: Body,
): Message {
  const link = from * 32 + to;
  const { ids } = setup.cast;
  const flight =
    network.latencyMin + roll(setup.seed, LATENCY, link, n) * (network.latencyMax - network.latencyMin);
  let endsAt = now + flight;
  let lost: Message['lost'] = '';
  if ((cuts[from]! & (1 << to)) !== 0) {
    endsAt = now + flight / 2;
    lost = 'cut';
  } else if (network.loss > 0 && roll(setup.seed, LOSS, link, n) < network.loss) {
    endsAt = now + flight * (0.3 + 0.4 * roll(setup.seed, WHERE, link, n));
    lost = 'loss';
  }
  return { id: messageId(from, to, n), from: ids[from]!, to: ids[to]!, body, sentAt: now, endsAt, lost };
}

/** Whether the network, unasked, sends a second copy of the n-th message of a link. */
export function isDoubled(
  setup: Setup,
  network: Setup['network'],
  from: number,
  to: number,
  n: number,
): boolean {
  return network.duplication > 0 && roll(setup.seed, TWIN, from * 32 + to, n) < network.duplication;
}

/** Puts a message among those under way, keeping them in the order in which they end. Changes the list. */
export function enqueue(flights: Message[], message: Message): void {
  let at = flights.length;
  while (at > 0 && endsBefore(message, flights[at - 1]!)) at--;
  if (at === flights.length) flights.push(message);
  else flights.splice(at, 0, message);
}

/** The order of messages under way: by their end, then by id. */
export function endsBefore(a: Message, b: Message): boolean {
  return a.endsAt < b.endsAt || (a.endsAt === b.endsAt && a.id < b.id);
}

/** The messages after new cuts: one that has not yet passed the middle of a cut link will die there. */
export function sever(world: World, cuts: readonly number[], now: number): readonly Message[] {
  const { index } = world.setup.cast;
  const result: Message[] = [];
  for (const message of world.flights) {
    const severed =
      message.lost === '' && (cuts[index.get(message.from)!]! & (1 << index.get(message.to)!)) !== 0;
    const middle = (message.sentAt + message.endsAt) / 2;
    enqueue(result, severed && now <= middle ? { ...message, endsAt: middle, lost: 'cut' } : message);
  }
  return result;
}
