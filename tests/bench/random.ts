/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function random(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 0x100000000
  }
}

/** One of a list. */
export function one<Of>(list: readonly Of[], next: () => number): Of {
  return list[Math.floor(next() * list.length)] as Of
}

/** As many as are asked for, or all, none twice. */
export function sample<Of>(list: readonly Of[], count: number, next: () => number): Of[] {
  const rest = [...list]
  for (let i = 0; i < Math.min(count, rest.length); i++) {
    const j = i + Math.floor(next() * (rest.length - i))
    ;[rest[i], rest[j]] = [rest[j] as Of, rest[i] as Of]
  }
  return rest.slice(0, count)
}
