import { useMemo } from 'react'
import type { History, StockRow } from '../api/types'
import { useAnswer } from '../api/useAnswer'
import { Link } from '../frame/Link'
import { useLive } from '../live/stream'
import { Chart } from '../parts/Chart'
import { Empty } from '../parts/Panel'
import { Words } from '../parts/Words'
import { shortMoment } from '../time/businessTime'
import { useZone } from '../time/useNow'
import { units } from '../words/numbers'

/** What happened to the item at the store, latest first, as the ledger has it; asked anew when the stream shows a change. */
export function HistoryPart({ store, item }: { store: string; item: string }) {
  const changes = useLive((live) => live.stock.reduce((sum, row) => sum + (row.store === store && row.item === item ? 1 : 0), 0))
  const { value, trouble, loading } = useAnswer<History>(`/api/stores/${store}/items/${item}/events`, 5_000, changes)
  const rows = value?.rows ?? []
  return (
    <section className="part history" aria-label="Stock history">
      <h3>What happened</h3>
      {trouble && (
        <Empty isTrouble>
          <Words text={trouble} />
        </Empty>
      )}
      {loading && <p className="quiet">Asking the ledger…</p>}
      {value && rows.length === 0 && <p className="quiet">Nothing yet.</p>}
      {rows.length > 1 && <OnHandChart rows={rows} />}
      <HistoryRows rows={rows} />
      {value?.next && (
        <p className="quiet">
          These are the latest {rows.length}; <Link to={`/stock/${store}/${item}`}>its page</Link> has the older ones.
        </p>
      )}
    </section>
  )
}

export function HistoryRows({ rows }: { rows: readonly StockRow[] }) {
  const zone = useZone()
  return (
    <ol className="events">
      {rows.map((row) => (
        <li key={row.id}>
          <span className="when">{shortMoment(row.occurredAt, zone)}</span>
          <span className={`happened ${row.moved > 0 ? 'came' : row.type === 'ItemSold' ? '' : 'other'}`}>{row.happened}</span>
          <span className="by quiet">{row.by}</span>
          <span className={row.onHand <= 0 ? 'number bad' : 'number'}>{units(row.onHand, row.unit)}</span>
        </li>
      ))}
    </ol>
  )
}

function OnHandChart({ rows }: { rows: readonly StockRow[] }) {
  const points = useMemo<[number[], number[]]>(() => {
    const oldestFirst = rows.toReversed()
    return [oldestFirst.map((_, i) => i), oldestFirst.map((row) => row.onHand)]
  }, [rows])
  return <Chart points={points} height={64} stepped label={`On hand over the last ${rows.length} events`} />
}
