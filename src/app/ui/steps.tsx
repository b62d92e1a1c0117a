type StepsProps = {
  /** How many there are, and how many are answered. */
  count: number;
  done: number;
  /** "Step 2 of 4", for who cannot see the dots. */
  label: string;
};

/** Dots: filled for what is answered, a ring for what is not. */
export function Steps({ count, done, label }: StepsProps) {
  return (
    <span class="steps" role="img" aria-label={label}>
      {Array.from({ length: count }, (_, index) => (
        <span key={index} class={index < done ? 'dot full' : 'dot'} />
      ))}
    </span>
  );
}

/** How far along, as a line across the page. */
export function Progress({ value, max, label }: { value: number; max: number; label: string }) {
  return <progress class="progress" value={value} max={max} aria-label={label} />;
}
