const kinds = ['line', 'wave', 'item', 'sscc', 'order', 'back', 'stop', 'transfer'] as const

/** What can be opened beside a center's panels. */
type Beside = (typeof kinds)[number]

/** The change of the address that opens one thing and closes all others; without a kind it closes what is open. */
export function beside(kind?: Beside, value?: string): Record<Beside, string | undefined> {
  return Object.fromEntries(kinds.map((each) => [each, each === kind ? value : undefined])) as Record<Beside, string | undefined>
}
