/** The host is attended to while a piece is there. */
import { useEffect, useMemo, useRef } from 'react';
import { attend } from './attend.ts';
import type { Attendance } from './attend.ts';
import type { Piece } from './piece.ts';

/** Attends to the host for a piece; may be called from the first drawing on, and does nothing before and after. */
export function useAttendance(piece: Piece): Pick<Attendance, 'turn' | 'size'> {
  const now = useRef<Attendance>(undefined);
  useEffect(() => {
    const attendance = attend(piece);
    now.current = attendance;
    return () => {
      now.current = undefined;
      attendance.close();
    };
  }, [piece]);
  return useMemo(
    () => ({
      turn: (turn) => now.current?.turn(turn),
      size: (width, height) => now.current?.size(width, height),
    }),
    [],
  );
}
