/** Where the program begins. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../ui/fonts.css';
import '../ui/tokens.css';
import '../ui/ui.css';
import './app.css';
import { App } from './App.tsx';
import { startTheme } from './theme.ts';

startTheme();
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
