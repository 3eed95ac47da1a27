const day = /^\d{4}-\d\d-\d\d$/

/** `lot L17, good until 2026-12-31`; where only the date is known, it stands for the lot. */
export function lotWords(lot: string, bestBefore?: string | null): string {
  const until = bestBefore ?? (day.test(lot) ? lot : undefined)
  if (!until) return `lot ${lot}`
  return lot === until ? `what is good until ${until}` : `lot ${lot}, good until ${until}`
}
