/** A world in words, a sentence for each node: what a screen reader says instead of the figure. */
import type { LogPicture } from '../../engine/portrait.ts';
import type { Protocol } from '../../engine/protocol.ts';
import type { Node, World } from '../../engine/world.ts';

/** Longer logs are told by their end. */
const CELLS_TOLD = 12;

function logInWords(log: LogPicture, word: string): string {
  if (log.last < log.first) return 'log empty';
  const first = Math.max(log.first, log.last - CELLS_TOLD + 1);
  const epochs = Array.from({ length: log.last - first + 1 }, (_, i) => log.cell(first + i)?.epoch ?? '–');
  const listed = `${first > 1 ? '… ' : ''}${epochs.join(' ')}`;
  const noun = log.last === 1 ? 'entry' : 'entries';
  return `log ${log.last} ${noun}: ${epochs.length === 1 ? word : `${word}s`} ${listed}, committed ${log.commit}`;
}

/** One node: `S3, leader of term 2, log 3 entries: terms 1 2 2, committed 3`. */
export function nodeInWords(protocol: Protocol, node: Node, world: World): string {
  const face = protocol.portrait.face(node, world);
  const log = protocol.portrait.log(node);
  const clock = face.epoch
    ? ` ${face.mark === 'crown' ? 'of' : 'in'} ${face.epoch.word} ${face.epoch.number}`
    : '';
  const parts = [node.id, `${node.up ? face.role : 'crashed'}${clock}`];
  if (log) parts.push(logInWords(log, face.epoch?.word ?? protocol.epoch));
  if (node.up && face.badge !== undefined) parts.push(face.badge);
  return parts.join(', ');
}

/** Every node of a world, in cast order, a sentence each. */
export function summary(protocol: Protocol, world: World): string {
  return world.nodes.map((node) => `${nodeInWords(protocol, node, world)}.`).join(' ');
}
