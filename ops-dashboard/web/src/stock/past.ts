import type { History, StockRow, StoreItem } from '../api/types'

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

/** Events of several pages, each once: while more happens, a later page begins with what an earlier one ended with. The latest first. */
export function rowsOf(pages: readonly Pick<History, 'rows'>[]): readonly StockRow[] {
  return [...new Map(pages.flatMap((page) => page.rows).map((row) => [row.id, row])).values()].toSorted((a, b) => Number(b.id) - Number(a.id))
}

/** What it was, and by how much it differs from now. */
export function wasWords(was: number, now: number | undefined, measured: (units: number) => string): string {
  if (now === undefined) return `${measured(was)} were on hand.`
  if (was === now) return `${measured(was)} were on hand, as many as now.`
  return `${measured(was)} were on hand, ${measured(Math.abs(was - now))} ${was > now ? 'more' : 'fewer'} than now.`
}
