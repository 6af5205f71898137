/**
 * Several frames with one piece: a deck's speaker view loads the frame twice more. Copies with the same session show the
 * same, and one that was unloaded with its slide goes on where it was.
 */
import { keepInStep } from '../../player/in-step.ts';
import type { InStep } from '../../player/in-step.ts';
import { byChannel, newSession } from '../../player/wire.ts';
import { keepTold, recallTold } from '../kept-told.ts';
import type { Piece, PieceState } from './piece.ts';

/** Joins the copies of a session, and goes on where this tab left it. */
export function joinCopies(piece: Piece, session: string): Pick<InStep, 'changed' | 'close'> {
  const key = `parley.embed.${session}.${piece.place}`;
  const last = recallTold(key, piece.read);
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
