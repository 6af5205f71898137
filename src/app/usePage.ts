/** What every page with a workbench keeps: the selection, the open dialogs, the spoken summary. */
import { useState } from 'react';
import type { Player } from '../player/player.ts';
import type { Selection } from '../views/selection.ts';
import { summary } from '../views/story/story.ts';
import { useLines } from './share/useLines.ts';
import type { CommonHands } from './shortcuts.ts';

/** Which dialog is open. */
export type OpenDialog = 'help' | 'partition' | 'overview' | 'rules' | 'share' | undefined;

/** The page's own state, and the hands its keys need. */
export function usePage(player: Player) {
  useLines(player);
  const [selection, onSelect] = useState<Selection>();
  const [dialog, setDialog] = useState<OpenDialog>();
  const [said, setSaid] = useState('');
  const hands: CommonHands = {
    player,
    selection,
    onSelect,
    onHelp: () => setDialog('help'),
    onPartition: () => setDialog('partition'),
    onShare: () => {
      // The address, which the link is made of, is written when the figure stands.
      player.pause();
      setDialog('share');
    },
    onSay: () => {
      setSaid('');
      requestAnimationFrame(() =>
        setSaid(summary(player.protocol, player.moment().world, player.moment().history)),
      );
    },
  };
  return { selection, onSelect, dialog, setDialog, said, hands };
}
