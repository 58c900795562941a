import { createContext, useContext } from 'react';
import { type Ground, PANEL } from './card-colours';

export const GroundContext = createContext<Ground>(PANEL);

/** What lies behind the part of a card that asks. */
export function useGround(): Ground {
  return useContext(GroundContext);
}
