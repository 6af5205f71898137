/** What both windows of a lecture have: the hall, their part in keeping in step, and the lecturer's keys. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { InStep } from '../../player/in-step.ts';
import type { LessonPlayer } from '../../player/lesson-player.ts';
import { hallWords } from '../../words/en/hall.ts';
import { useShortcuts } from '../keyboard.ts';
import { useSteady } from '../../views/steady.ts';
import { joinCompany } from './company.ts';
import { hallShortcuts } from './hall-keys.ts';
import { createHall } from './hall.ts';
import type { HallStore } from './hall.ts';

/** What is different in each. */
export interface HallWish {
  readonly stage: LessonPlayer;
  /** Absent as long as there is only one window. */
  readonly session: string | undefined;
  readonly isSpeaker: boolean;
  readonly onSpeaker: () => void;
  /** Where the mouse is, in parts of the screen. */
  readonly mouse: () => readonly [x: number, y: number];
  /** Another window was heard. */
  readonly onCompany: () => void;
  /** The other window has gone to another lesson. */
  readonly onLesson: (lesson: string) => void;
}

/** A window's hall. */
export interface Hall {
  readonly hall: HallStore;
  readonly onPoint: (at: readonly [x: number, y: number] | undefined) => void;
  /** The number that is being typed, to go to a step. */
  readonly typed: string;
  /** Whether everything is looked for by name. */
  readonly isFinding: boolean;
  readonly setFinding: (on: boolean) => void;
}

/** Opens the hall for as long as the component is there. */
export function useHall(wish: HallWish): Hall {
  const { stage, session, isSpeaker, onSpeaker, mouse } = wish;
  const [hall] = useState(createHall);
  const [isFinding, setFinding] = useState(false);
  const [typed, setTyped] = useState('');
  const company = useRef<InStep>(undefined);
  const onCompany = useSteady(wish.onCompany);
  const onLesson = useSteady(wish.onLesson);

  useEffect(() => {
    if (session === undefined) return;
    const joined = joinCompany({ lesson: stage.lesson.id, stage, hall, session, onCompany, onLesson });
    company.current = joined;
    return () => {
      company.current = undefined;
      joined.close();
    };
  }, [session, stage, hall, onCompany, onLesson]);

  // A number that is not sent off is forgotten.
  useEffect(() => {
    if (typed === '') return;
    const timer = setTimeout(() => setTyped(''), 3000);
    return () => {
      clearTimeout(timer);
    };
  }, [typed]);

  useShortcuts(
    hallShortcuts({
      stage,
      hall,
      w: hallWords(),
      onSpeaker,
      onPalette: () => setFinding(true),
      mouse,
      typed: { read: () => typed, write: setTyped },
      isSpeaker,
    }),
    true,
  );
  const onPoint = useCallback((at: readonly [number, number] | undefined) => company.current?.point(at), []);
  return { hall, onPoint, typed, isFinding, setFinding };
}
