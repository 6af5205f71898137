/** The link to this very moment. */
import { createStore } from 'zustand/vanilla';

/** What was said about the last attempt to share. */
export const shareStore = createStore<{ readonly said: string | undefined }>(() => ({ said: undefined }));

/** Copies the address, which holds the whole picture; where copying is not allowed, shows it instead. */
export function share(): void {
  const link = window.location.href;
  const say = (said: string): void => {
    shareStore.setState({ said });
    setTimeout(() => shareStore.setState({ said: undefined }), 6000);
  };
  try {
    navigator.clipboard.writeText(link).then(
      () => say('Copied: the link leads to exactly this moment.'),
      () => say(`Copy the address from the browser's bar: it leads to exactly this moment.`),
    );
  } catch {
    say(`Copy the address from the browser's bar: it leads to exactly this moment.`);
  }
}
