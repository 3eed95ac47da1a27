import type { ReactNode } from 'react'
import type { Hit, StockRow } from '../api/types'
import { Marked } from '../parts/Marked'
import { shortMoment } from '../time/businessTime'
import { sentenceCase, stateWords } from '../words/names'
import { days, units } from '../words/numbers'

/** A hit, and what the stream has brought of it since. */
export type Seen = { hit: Hit; since: StockRow | undefined }

/** @param name of a hit's field, and of the table's column */
export type Column = {
  name: string
  title: string
  /** Its track in the grid. */
  width: string
  isNumber?: true
  /** The order by it, where there is one; figures begin with the greatest. */
  sort?: string
  cell: (seen: Seen, zone: string) => ReactNode
}

const figure = '70px'

function unitsOf(hit: Hit, value: number | null | undefined): ReactNode {
  return value == null ? '–' : units(value, hit.unit)
}

/** What has just changed shows it for a moment. */
function Live({ seen, now, then }: { seen: Seen; now: number | null | undefined; then: number | null | undefined }) {
  const changed = seen.since !== undefined && now !== then
  return (
    <span key={seen.since?.id ?? ''} className={changed ? 'moved' : undefined}>
      {unitsOf(seen.hit, now)}
    </span>
  )
}

/** On hand as the stream has it, and what is available by it: what is promised to customers stays the same meanwhile. */
export function levelsOf({ hit, since }: Seen): { onHand: number | null | undefined; available: number | null | undefined; inTransit: number | null | undefined } {
  if (since === undefined) return { onHand: hit.onHand, available: hit.available, inTransit: hit.inTransit }
  const promised = hit.onHand == null || hit.available == null ? 0 : hit.onHand - hit.available
  return { onHand: since.onHand, available: since.onHand - promised, inTransit: since.inTransit ?? hit.inTransit }
}

export const columns: readonly Column[] = [
  {
    name: 'name',
    title: 'Item',
    width: 'minmax(120px, 2.4fr)',
    sort: 'name',
    cell: ({ hit }) => <Marked text={hit.name} words={hit.highlights} />,
  },
  { name: 'brand', title: 'Brand', width: 'minmax(80px, 0.8fr)', cell: ({ hit }) => hit.brand ?? '–' },
  { name: 'storeName', title: 'Store', width: 'minmax(100px, 1.1fr)', cell: ({ hit }) => hit.storeName },
  {
    name: 'onHand',
    title: 'On hand',
    width: figure,
    isNumber: true,
    sort: 'onHand',
    cell: (seen) => <Live seen={seen} now={levelsOf(seen).onHand} then={seen.hit.onHand} />,
  },
  {
    name: 'available',
    title: 'Available',
    width: figure,
    isNumber: true,
    sort: 'available',
    cell: (seen) => <Live seen={seen} now={levelsOf(seen).available} then={seen.hit.available} />,
  },
  { name: 'inTransit', title: 'In transit', width: figure, isNumber: true, cell: (seen) => unitsOf(seen.hit, levelsOf(seen).inTransit || null) },
  { name: 'onOrder', title: 'On order', width: figure, isNumber: true, sort: 'onOrder', cell: ({ hit }) => unitsOf(hit, hit.onOrder || null) },
  { name: 'reorderLevel', title: 'Reorder at', width: figure, isNumber: true, cell: ({ hit }) => unitsOf(hit, hit.reorderLevel) },
  { name: 'cover', title: 'Cover', width: '72px', isNumber: true, sort: 'cover', cell: ({ hit }) => (hit.cover == null ? '–' : days(hit.cover)) },
  { name: 'state', title: 'State', width: '124px', cell: ({ hit }) => <span className={`status state-${hit.state.toLowerCase()}`}>{stateWords(hit.state)}</span> },
  { name: 'price', title: 'Price', width: '70px', isNumber: true, sort: 'price', cell: ({ hit }) => hit.price ?? '–' },
  { name: 'changedAt', title: 'Last change', width: '100px', sort: 'changed', cell: ({ hit, since }, zone) => momentOf(since?.occurredAt ?? hit.changedAt, zone) },
  { name: 'item', title: 'Number', width: '124px', cell: ({ hit }) => <span className="code">{hit.item}</span> },
  { name: 'department', title: 'Department', width: 'minmax(80px, 0.8fr)', cell: ({ hit }) => hit.department ?? '–' },
  { name: 'category', title: 'Category', width: 'minmax(80px, 0.8fr)', cell: ({ hit }) => hit.category ?? '–' },
  { name: 'seller', title: 'Seller', width: 'minmax(80px, 0.8fr)', cell: ({ hit }) => hit.seller ?? '–' },
  { name: 'region', title: 'Region', width: 'minmax(70px, 0.6fr)', cell: ({ hit }) => hit.region ?? '–' },
  { name: 'range', title: 'Range', width: '92px', cell: ({ hit }) => (hit.range ? sentenceCase(hit.range) : '–') },
]

function momentOf(at: string | null | undefined, zone: string): string {
  return at ? shortMoment(at, zone) : '–'
}

const usual = ['name', 'brand', 'storeName', 'onHand', 'available', 'inTransit', 'onOrder', 'reorderLevel', 'cover', 'state', 'price', 'changedAt']
/** On a telephone. */
const few = ['name', 'storeName', 'onHand', 'state']
const between = '.'

/** Those that the address names; the usual ones where it names none, few of them in a narrow window. */
export function columnsOf(named: string | undefined, isNarrow = false): readonly Column[] {
  const chosen = named?.split(between) ?? (isNarrow ? few : usual)
  const shown = columns.filter((column) => chosen.includes(column.name))
  return shown.length > 0 ? shown : columns.filter((column) => usual.includes(column.name))
}

/** What the address says after a column is shown or hidden; nothing where it is as usual. */
export function withColumn(shown: readonly Column[], name: string): string {
  const names = shown.map((column) => column.name)
  const next = columns.map((column) => column.name).filter((each) => (each === name ? !names.includes(each) : names.includes(each)))
  return next.length === usual.length && next.every((each) => usual.includes(each)) ? '' : next.join(between)
}

/** The order after one more press: names from the first, figures from the greatest, then the other way, then as before. */
export function sortAfter(sort: string | undefined, column: Column): string {
  const first = column.isNumber || column.sort === 'changed' ? `-${column.sort}` : column.sort!
  const second = first.startsWith('-') ? column.sort! : `-${column.sort}`
  return sort === first ? second : sort === second ? '' : first
}
