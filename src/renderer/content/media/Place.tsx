import { MapPin } from 'lucide-react';
import { text } from '../../i18n/text';
import { placeText } from '../actions/action-text';
import { Words } from '../words/Words';
import styles from './Picture.module.css';

interface PlaceProps {
  readonly latitude: number;
  readonly longitude: number;
  readonly name?: string | undefined;
}

/** A frame where a map was. The numbers may name no place on earth; then they are shown and that is said. */
export function Place({ latitude, longitude, name }: PlaceProps) {
  const place = placeText({ latitude, longitude });
  const onEarth = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
  return (
    <div className={styles.figure}>
      <div className={styles.frame} role="img" aria-label={text('rich.map.label', { place })}>
        <MapPin aria-hidden size={18} className={styles.icon} />
        {name !== undefined && name !== '' && (
          <span className={styles.name} dir="auto">
            <Words>{name}</Words>
          </span>
        )}
        <span className={styles.host}>{place}</span>
        {!onEarth && <span className={styles.host}>{text('rich.map.outOfRange')}</span>}
      </div>
    </div>
  );
}
