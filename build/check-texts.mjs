// Fails on words for the user that stand in a component instead of the catalog (`src/renderer/i18n`).
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

// text between tags, or in an attribute that is read out or shown
const BETWEEN_TAGS = />([^<>{}=;()]*[A-Za-z]{2,}[^<>{}=;()]*)<\//g;
const IN_ATTRIBUTE = /\b(?:aria-label|title|placeholder|alt|label)="([^"]*[A-Za-z]{2,}[^"]*)"/g;

const offences = readdirSync('src/renderer', { recursive: true, encoding: 'utf8' })
  .filter(
    name => name.endsWith('.tsx') && !name.endsWith('.test.tsx') && !name.replaceAll('\\', '/').startsWith('gallery'),
  )
  .flatMap(name => {
    const source = readFileSync(join('src/renderer', name), 'utf8');
    return [...source.matchAll(BETWEEN_TAGS), ...source.matchAll(IN_ATTRIBUTE)].map(
      ([, words = ''], _) => `src/renderer/${name}: “${words.trim()}” belongs in the catalog`,
    );
  });

console.log(offences.join('\n') || 'every interface text has a key');
process.exitCode = offences.length > 0 ? 1 : 0;
