import '../app/zod-config';
import '@fontsource-variable/inter';
import '../styles/tokens.css';
import '../styles/base.css';
import './gallery.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Gallery } from './Gallery';

// `?theme=dark&everything&only=carousel&highlight=lamp`
const wishes = new URLSearchParams(location.search);
document.documentElement.dataset.theme = wishes.get('theme') ?? 'light';

const place = document.getElementById('gallery');
if (place !== null) {
  createRoot(place).render(
    <StrictMode>
      <Gallery
        everything={wishes.has('everything')}
        only={wishes.get('only') ?? ''}
        highlight={wishes.get('highlight') ?? ''}
      />
    </StrictMode>,
  );
}
