/** A world in words, a sentence for each node: what a screen reader says instead of the figure. */
import type { LogPicture } from '../../engine/portrait.ts';
import type { Protocol } from '../../engine/protocol.ts';
import type { Node, World } from '../../engine/world.ts';
import { clockInWords, standingOf } from '../standing.ts';
import { storyWords } from '../../words/en/story.ts';

/** Longer logs are told by their end. */
const CELLS_TOLD = 12;

/** Of a ledger, only the newest ballots are told. */
const ROWS_TOLD = 4;

function logInWords(log: LogPicture, word: string): string {
  const w = storyWords();
  if (log.last < log.first) return w.logEmpty;
  const first = Math.max(log.first, log.last - CELLS_TOLD + 1);
  const epochs = Array.from({ length: log.last - first + 1 }, (_, i) => log.cell(first + i)?.epoch ?? '–');
  const listed = `${first > 1 ? '… ' : ''}${epochs.join(' ')}`;
  return w.log(log.last, word, epochs.length, listed, log.commit);
}

/** One node: `S3, leader of term 2, log 3 entries: terms 1 2 2, committed 3`. */
export function nodeInWords(protocol: Protocol, node: Node, world: World): string {
  const face = protocol.portrait.face(node, world);
  const log = protocol.portrait.log(node);
  const role = node.up ? face.role : storyWords().crashed;
  const clock = clockInWords(face.epoch);
  const parts = face.card
    ? [node.id, role, ...standingOf(face)]
    : [node.id, storyWords().standing(role, clock, face.mark === 'crown')];
  if (log) parts.push(logInWords(log, face.epoch?.word ?? protocol.epoch));
  if (node.up && face.badge !== undefined) parts.push(face.badge);
  return parts.join(', ');
}

/** The newest ballots of a ledger, a sentence each: `Ballot 9001 by P1: chosen: 3 of 5.` */
function ledgerInWords({ portrait }: Protocol, world: World, history: unknown): readonly string[] {
  const rows = portrait.ledger?.(world, history)?.rows ?? [];
  return rows.slice(0, ROWS_TOLD).map(({ epoch, by, says }) => {
    return storyWords().ballot(epoch.word, epoch.number, by, says);
  });
}

/** Every node of a world, in cast order, a sentence each; then, with the judges' history, the newest ballots. */
export function summary(protocol: Protocol, world: World, history?: unknown): string {
  const nodes = world.nodes.map((node) => `${nodeInWords(protocol, node, world)}.`);
  const ballots = history === undefined ? [] : ledgerInWords(protocol, world, history);
  return [...nodes, ...ballots].join(' ');
}
