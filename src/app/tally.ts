/** A run in numbers, so that two can be compared: what a protocol cost so far, and what it got done. */
import type { Protocol } from '../engine/protocol.ts';
import type { Moment } from '../timeline/timeline.ts';
import { besideWords } from '../words/en/beside.ts';

/** One number and what it counts. */
export interface Count {
  readonly name: string;
  readonly value: string;
}

/** The numbers of a moment: messages sent since the start, what is decided, what was answered, what broke. */
export function tallyOf({ portrait, epoch }: Protocol, { world, history, broken }: Moment): readonly Count[] {
  const w = besideWords();
  const sent = world.nodes.reduce((sum, node) => sum + node.sent.reduce((a, b) => a + b, 0), 0);
  const logs = world.nodes.flatMap((node) => portrait.log(node) ?? []);
  const ledger = logs.length === 0 ? portrait.ledger?.(world, history) : undefined;
  const epochs = world.nodes.flatMap((node) => portrait.face(node, world).epoch?.number ?? []);
  const counts: Count[] = [{ name: w.sent, value: String(sent) }];
  if (epochs.length > 0) counts.push({ name: w.highest(epoch), value: String(Math.max(...epochs)) });
  if (logs.length > 0)
    counts.push({ name: w.decided, value: String(Math.max(...logs.map(({ commit }) => commit))) });
  if (ledger) {
    const chosen = ledger.rows.find((row) => row.chosen);
    counts.push({
      name: w.decided,
      value: chosen?.cells.find(({ state }) => state === 'accepted')?.value ?? w.nothing,
    });
  }
  counts.push({ name: w.broken, value: String(broken.length) });
  return counts;
}
