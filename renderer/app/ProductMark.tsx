/** Careline's mark: a line that goes over into a pulse. Decoration; the name stands beside it. */
export function ProductMark({ size = 22 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="7" fill="#0b4f54" />
      <path
        d="M6 17h5l2.6-7.5 4.4 14L21 17h5"
        fill="none"
        stroke="#9fe3dc"
        strokeWidth="2.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
