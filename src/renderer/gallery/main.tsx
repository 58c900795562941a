import '../app/zod-config';
import '@fontsource-variable/inter';
import '../styles/tokens.css';
import '../styles/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Gallery, SECTIONS } from './Gallery';

// `?section=cards&theme=dark&everything&only=carousel&highlight=lamp`; `still` for pictures: all of it at once, one font
const wishes = new URLSearchParams(location.search);
document.documentElement.dataset.theme = wishes.get('theme') ?? 'light';
if (wishes.has('still')) {
  document.documentElement.dataset.still = '';
  document.documentElement.style.setProperty('--font-mono', 'var(--font)');
}

const place = document.getElementById('gallery');
if (place !== null) {
  createRoot(place).render(
    <StrictMode>
      <Gallery
        section={SECTIONS.find(name => name === wishes.get('section'))}
        everything={wishes.has('everything')}
        only={wishes.get('only') ?? ''}
        highlight={wishes.get('highlight') ?? ''}
      />
    </StrictMode>,
  );
}
