/** The loudest of each of so many stretches, 0 to 1. */
export function peaks(samples: ArrayLike<number>, count: number): number[] {
  const stretch = samples.length / count;
  return Array.from({ length: count }, (_, at) => {
    let loudest = 0;
    for (let s = Math.floor(at * stretch); s < Math.min(samples.length, Math.ceil((at + 1) * stretch)); s++)
      loudest = Math.max(loudest, Math.abs(samples[s] ?? 0));
    return Math.min(1, loudest);
  });
}
