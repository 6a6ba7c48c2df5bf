/** The product's mark: its one motif, a scale with a level on it. */
export function Mark({ size = 24 }: { readonly size?: number }) {
  return (
    <svg viewBox="0 0 24 24" width={size} height={size} fill="none" stroke="currentColor" strokeLinecap="round" aria-hidden>
      <path d="M7 3v18M7 4h3M7 9.3h3M7 14.6h3M7 20h3" strokeWidth="1.75" />
      <path d="M13.5 9.3H21" strokeWidth="3.5" />
    </svg>
  );
}
