import type { StockRow, StoreItem } from '../api/types'

/** On hand by time, oldest first: seconds, units, the reorder level where one is known, and units where goods came. */
export type Past = [number[], number[], (number | null)[], (number | null)[]]

/** By when each was recorded: what a till tells late stands where it changed the figure, so that time never runs back. */
export function pastOf(rows: readonly StockRow[], reorderLevel: number | null | undefined): Past {
  const oldestFirst = rows.toReversed()
  return [
    oldestFirst.map((row) => Date.parse(row.recordedAt) / 1_000),
    oldestFirst.map((row) => row.onHand),
    oldestFirst.map(() => reorderLevel ?? null),
    oldestFirst.map((row) => (row.moved > 0 ? row.onHand : null)),
  ]
}

type OpenLine = NonNullable<StoreItem['plan']>['openLines'][number]

/** The open line that was ordered last: each has its 24 hours, so that is the one that is due last. */
export function newest(lines: readonly OpenLine[]): OpenLine | undefined {
  return lines.reduce<OpenLine | undefined>((last, line) => (last === undefined || Date.parse(line.dueAt) > Date.parse(last.dueAt) ? line : last), undefined)
}
