/** Where the program begins. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../ui/fonts.css';
import '../ui/tokens.css';
import '../ui/ui.css';
import './app.css';
import { App } from './App.tsx';
import { startLanguage } from './language.ts';
import { startTheme } from './theme.ts';

startTheme();
// A file that came with a lesson opens with it.
if (import.meta.env.MODE === 'single' && location.hash === '' && document.querySelector('script#lesson'))
  history.replaceState(null, '', '#/lesson/own-in-this-file');
/** In a frame of somebody else's page: what that page says before we can listen. */
const isFramed = /[?&]embed\b/.test(location.href);
const early: MessageEvent[] = [];
const hear = (event: MessageEvent): unknown => early.push(event);
if (isFramed) addEventListener('message', hear);
void startLanguage().then(async () => {
  if (isFramed) {
    (await import('./embed/frame.ts')).begin(early);
    removeEventListener('message', hear);
  }
  createRoot(document.getElementById('root')!).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
  // Kept for days without a network, once the page is up; what is in a frame belongs to the page round it.
  if (!isFramed) setTimeout(() => void import('./offline.ts').then(({ keepOffline }) => keepOffline()), 4000);
});
