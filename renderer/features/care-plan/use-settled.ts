import { useEffect, useState } from 'react';

/** A value once it has been still for a moment, in milliseconds: what need not follow each key is not drawn at each key. */
export function useSettled<Value>(value: Value, quiet = 300): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    if (value === settled) return;
    const timer = setTimeout(() => setSettled(() => value), quiet);
    return () => clearTimeout(timer);
  }, [value, settled, quiet]);
  return settled;
}
