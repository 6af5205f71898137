/** Attends to whoever shows the frame: does what it asks for, tells it what happens, passes on what is not ours. */
import { embedWords } from '../../words/en/embed.ts';
import type { HostKind } from './address.ts';
import { joinCopies } from './copies.ts';
import { frame, knowHost } from './frame.ts';
import { isWanted, keyMessage, turnMessage, turnOf } from './keys.ts';
import { readOrder, VERSION } from './orders.ts';
import type { MessageId, Order, Refusal } from './orders.ts';
import type { Piece } from './piece.ts';
import { beginSplice } from './splice.ts';

/** What the page in the frame needs of it. */
export interface Attendance {
  /** On or back, by a button: at either end the host's page is turned. */
  readonly turn: (turn: 'next' | 'prev') => void;
  /** The frame would like to be so large, CSS px. */
  readonly size: (width: number, height: number) => void;
  readonly close: () => void;
}

/** Whether somebody's page can be turned from here. */
export const isDeck = (host: HostKind): boolean => host === 'reveal' || host === 'slidev';

/** Begins to attend, until it is closed. */
export function attend(piece: Piece): Attendance {
  const { box, session } = frame();
  /** Whether the deck stopped us in the middle of a motion. */
  let isStopped = false;
  let told = '';
  let signed = '';
  const copies = session === undefined ? undefined : joinCopies(piece, session);
  const splice = frame().host === 'splice' ? beginSplice(piece, box) : undefined;

  const say = (type: string, id: MessageId, rest: Readonly<Record<string, unknown>>): void =>
    box.post({ parley: VERSION, type, ...(id !== undefined && { id }), ...rest });
  const sayState = (id?: MessageId): void => {
    const state = piece.state();
    signed = piece.sign(state);
    say('state', id, { state, score: piece.score() });
  };
  const sayStep = (id?: MessageId): void => {
    const standing = piece.standing();
    told = JSON.stringify(standing);
    say('step', id, { ...standing });
  };
  const refuse = (id: MessageId, refusal: Refusal): void => say('error', id, { ...refusal });

  function obey(order: Order, id: MessageId): void {
    const w = embedWords();
    switch (order.type) {
      case 'next':
        piece.next();
        break;
      case 'prev':
        piece.back();
        break;
      case 'play':
        piece.play();
        break;
      case 'pause':
        piece.pause();
        break;
      case 'focus':
        window.focus();
        break;
      case 'goto':
        if (!piece.goTo(order.step, order.beat, order.at)) {
          refuse(id, { code: 'step', message: w.noStep });
          return;
        }
        break;
      case 'setState': {
        const state = piece.read(order.state);
        if (!state) {
          refuse(id, { code: 'state', message: w.badState });
          return;
        }
        piece.put(state);
        break;
      }
      case 'getState':
        sayState(id);
        return;
    }
    sayStep(id);
  }

  function heed(data: unknown): void {
    // What reveal.js says to every frame of a slide.
    if (data === 'slide:start' || data === 'slide:stop') {
      knowHost('reveal');
      onSlide(data === 'slide:start');
      return;
    }
    if (splice?.heed(data)) return;
    const read = readOrder(data);
    if (read?.is === 'order') obey(read.order, read.id);
    else if (read) refuse(read.id, read.refusal);
  }

  function onSlide(isOurs: boolean): void {
    if (!isOurs) {
      isStopped = piece.standing().playing;
      piece.pause();
      return;
    }
    if (isStopped) piece.play();
    isStopped = false;
    // The slide is on: from here the clicker is ours, until we pass it on.
    window.focus();
  }

  function passOn(turn: 'next' | 'prev'): void {
    box.post(turnMessage(frame().host, turn));
    if (isDeck(frame().host)) window.parent.focus();
  }

  function press(event: KeyboardEvent): void {
    const { defaultPrevented, altKey, ctrlKey, metaKey, repeat, isComposing } = event;
    if (defaultPrevented || altKey || ctrlKey || metaKey || repeat || isComposing || isWanted(event)) return;
    const turn = turnOf(event);
    if (turn) passOn(turn);
    else {
      const message = keyMessage(frame().host, event);
      if (message === undefined) return;
      box.post(message);
    }
    // Where a deck acts on it, the frame must not scroll as well.
    if (isDeck(frame().host)) event.preventDefault();
  }

  function changed(): void {
    copies?.changed();
    splice?.changed();
    const standing = JSON.stringify(piece.standing());
    if (standing !== told) sayStep();
    if (!piece.standing().playing && piece.sign(piece.state()) !== signed) sayState();
  }

  let isDue = false;
  let isOpen = true;
  /** One thing done here changes several stores: that is told once. */
  function soon(): void {
    if (isDue) return;
    isDue = true;
    queueMicrotask(() => {
      isDue = false;
      if (isOpen) changed();
    });
  }

  const stops = [
    piece.listen(soon, ({ step, picked, right }) =>
      say('answer', undefined, { step, picked, right, score: piece.score() }),
    ),
    box.listen(heed),
  ];
  window.addEventListener('keydown', press);
  say('ready', undefined, { version: VERSION, place: piece.place, title: piece.title, steps: piece.steps });
  changed();
  return {
    turn: (turn) => {
      if (!(turn === 'next' ? piece.next() : piece.back())) passOn(turn);
    },
    size: (width, height) => {
      say('size', undefined, { width, height });
      splice?.size(width, height);
    },
    close: () => {
      isOpen = false;
      window.removeEventListener('keydown', press);
      for (const stop of stops) stop();
      copies?.close();
      splice?.close();
    },
  };
}
