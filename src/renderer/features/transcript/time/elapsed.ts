import { createContext } from 'react';

/** Whether times are told from the start of their conversation on instead of by a clock. */
export const ElapsedContext = createContext(false);
