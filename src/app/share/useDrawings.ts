/** The pictures of a handout, drawn one after the other. */
import { useEffect, useState } from 'react';
import { messageOf } from '../../engine/words.ts';
import type { LoadedLesson } from '../loaded-lesson.ts';
import { openDrawing } from './handout-scenes.ts';
import type { Drawing } from './handout-scenes.ts';
import type { Seen } from './seen.ts';

/** The pictures of a handout, as they come; or why they do not. */
export function useDrawings(
  { lesson, protocol, beside }: LoadedLesson,
  notes: boolean,
  seen: readonly Seen[] | undefined,
) {
  const [drawn, setDrawn] = useState<{ readonly drawings: readonly Drawing[]; readonly failed?: string }>({
    drawings: [],
  });
  const all = seen ? seen.length : lesson.steps.length;
  useEffect(() => {
    if (all === 0) return;
    let isOpen = true;
    const drawing = openDrawing({ lesson, protocol, beside });
    const draw = async (): Promise<void> => {
      const drawings: Drawing[] = [];
      for (let i = 0; i < all && isOpen; i++) {
        drawings.push(seen ? await drawing.seen(seen[i]!) : await drawing.step(i, notes));
        if (isOpen) setDrawn({ drawings: [...drawings] });
      }
    };
    draw()
      .catch((error: unknown) => {
        if (isOpen) setDrawn({ drawings: [], failed: messageOf(error) });
      })
      .finally(() => drawing.close());
    return () => {
      isOpen = false;
    };
  }, [lesson, protocol, beside, notes, seen, all]);
  return { ...drawn, all };
}
