import { useEffect, useState } from 'react';

/** Turns true when `waiting` has lasted that long, and false at once when it ends: nothing flickers. */
export function useAfter(ms: number, waiting: boolean): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!waiting) return;
    const timer = setTimeout(() => setLate(true), ms);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [ms, waiting]);
  return waiting && late;
}
