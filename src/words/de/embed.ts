/** German words of `src/words/en/embed.ts`. */
import type { EmbedWords } from '../en/embed.ts';

export const embed: EmbedWords = {
  controls: 'Schritte',
  play: 'Abspielen',
  pause: 'Anhalten',
  messageForward: 'Nächste Nachricht',
  open: 'In Parley öffnen',
  place: (n, of) => `${n} / ${of}`,
  otherVersion: (version) =>
    `Dieses Parley spricht Version ${version} seiner Schnittstelle: { parley: ${version}, type: … }.`,
  unknownType: (type, known) => `Eine Nachricht „${type}“ gibt es nicht. Es gibt: ${known}.`,
  badStep:
    'Ein Ort ist die Kennung eines Schritts als Text (und ein Takt) oder at: die Nummer eines Moments.',
  noStep: 'Diesen Schritt gibt es hier nicht.',
  badState: 'Das ist kein Zustand dessen, was hier gezeigt wird, oder einer aus einer anderen Version.',
};
