/**
 * Several frames with one piece: a deck's speaker view loads the frame twice more. Copies with the same session show the
 * same, and one that was unloaded with its slide goes on where it was.
 */
import { keepInStep } from '../../player/in-step.ts';
import type { InStep } from '../../player/in-step.ts';
import type { Told } from '../../player/told.ts';
import { byChannel, newSession } from '../../player/wire.ts';
import type { Piece, PieceState } from './piece.ts';

/** How the piece stood when it was last in this tab. Storage that refuses costs only that. */
function recallTold(key: string, piece: Piece): Told<PieceState> | undefined {
  try {
    const told: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null');
    if (typeof told !== 'object' || told === null) return undefined;
    const { rev, by, state } = told as Record<string, unknown>;
    const read = piece.read(state);
    return read && typeof rev === 'number' && Number.isSafeInteger(rev) && typeof by === 'string'
      ? { rev, by, state: read }
      : undefined;
  } catch {
    return undefined;
  }
}

function keepTold(key: string, told: Told<PieceState>): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(told));
  } catch {
    // The page round us can keep it instead: it is told every state.
  }
}

/** Joins the copies of a session, and goes on where this tab left it. */
export function joinCopies(piece: Piece, session: string): Pick<InStep, 'changed' | 'close'> {
  const key = `parley.embed.${session}.${piece.place}`;
  const last = recallTold(key, piece);
  if (last) piece.put(last.state);
  const inStep = keepInStep<PieceState>({
    session: key,
    me: newSession().slice(0, 8),
    transports: [byChannel],
    read: piece.state,
    put: piece.put,
    check: piece.read,
    sign: piece.sign,
    onPointer: () => undefined,
    onCompany: () => undefined,
    last,
    keep: (told) => keepTold(key, told),
  });
  inStep.hello();
  return inStep;
}
