import { useMemo, useState } from 'react'
import type { StockRow } from '../api/types'
import { useLive } from '../live/stream'
import { isOpened, type Opened } from '../parts/opened'
import { Empty, Panel } from '../parts/Panel'
import { Cell, HeadRow, Rows } from '../parts/Rows'
import { timeOfDay } from '../time/businessTime'
import { useZone } from '../time/useNow'
import { count, units } from '../words/numbers'

const kinds = { all: 'All', notSales: 'Not sales', ranOut: 'Ran out' } as const
type Kind = keyof typeof kinds

function fits(kind: Kind, row: StockRow): boolean {
  return kind === 'all' || (kind === 'notSales' ? row.type !== 'ItemSold' : row.onHand <= 0)
}

/** Every change of stock as it happens. It stands still while paused or scrolled, so that one can read. */
export function StockPanel({ onOpen, opened }: { onOpen: (opened: Opened) => void; opened: Opened | undefined }) {
  const stock = useLive((live) => live.stock)
  const notShown = useLive((live) => live.notShown)
  const isKnown = useLive((live) => live.connection === 'open')
  const zone = useZone()
  const [kind, setKind] = useState<Kind>('all')
  const [pausedAt, setPausedAt] = useState<readonly StockRow[]>()
  const [scrolledAt, setScrolledAt] = useState<readonly StockRow[]>()
  const held = pausedAt ?? scrolledAt
  const rows = useMemo(() => (held ?? stock).filter((row) => fits(kind, row)), [held, stock, kind])
  const note = held ? 'standing still' : notShown > 0 ? `+${count(notShown)} not shown` : 'live'
  const scrolled = (fromTop: number) => setScrolledAt((before) => (fromTop < 4 ? undefined : (before ?? stock)))
  return (
    <Panel
      title="Stock changes"
      className="stock"
      note={note}
      tools={
        <>
          <Choice kind={kind} onKind={setKind} />
          <button type="button" className="small" aria-pressed={pausedAt !== undefined} onClick={() => setPausedAt(pausedAt ? undefined : stock)}>
            {pausedAt ? 'Go on' : 'Pause'}
          </button>
        </>
      }
    >
      {rows.length === 0 ? (
        <Empty>{emptyWords(isKnown, stock.length)}</Empty>
      ) : (
        <Rows
          label="Stock changes"
          className="stock-rows"
          head={<StockHead />}
          rows={rows}
          keyOf={(row) => row.id}
          classOf={(row) => (row.onHand <= 0 ? 'out' : row.type === 'ItemSold' ? '' : 'notable')}
          isSelected={(row) => isOpened(opened, { store: row.store, item: row.item })}
          onOpen={(row) => onOpen({ store: row.store, item: row.item })}
          onScrolled={scrolled}
          cells={(row) => <StockCells row={row} zone={zone} />}
        />
      )}
    </Panel>
  )
}

function emptyWords(isKnown: boolean, rows: number): string {
  if (!isKnown) return 'Connecting…'
  return rows === 0 ? 'Nothing has happened since this page looks. The next sale at any till appears here.' : 'Nothing of this kind lately.'
}

function Choice({ kind, onKind }: { kind: Kind; onKind: (kind: Kind) => void }) {
  return (
    <div className="choice" role="group" aria-label="Which changes">
      {(Object.keys(kinds) as Kind[]).map((name) => (
        <button key={name} type="button" aria-pressed={name === kind} onClick={() => onKind(name)}>
          {kinds[name]}
        </button>
      ))}
    </div>
  )
}

function StockHead() {
  return <HeadRow of={['When', 'Store', 'Item', 'What happened', { number: 'On hand' }]} />
}

function StockCells({ row, zone }: { row: StockRow; zone: string }) {
  return (
    <>
      <Cell className="when">{timeOfDay(row.occurredAt, zone)}</Cell>
      <Cell className="faint" title={row.storeName}>
        {row.storeName}
      </Cell>
      <Cell title={row.itemName}>{row.itemName}</Cell>
      <Cell className={`happened ${row.moved > 0 ? 'came' : row.type === 'ItemSold' ? '' : 'other'}`} title={`${row.happened}, ${row.by}`}>
        {row.happened}
      </Cell>
      <Cell className="number on-hand">{units(row.onHand, row.unit)}</Cell>
    </>
  )
}
