import { useMemo } from 'react'
import type { Found, History, StockRow, StoreItem } from '../api/types'
import { useAnswer } from '../api/useAnswer'
import { usePages } from '../api/usePages'
import type { PageProps } from '../frame/pages'
import { useLive } from '../live/stream'
import { Levels } from '../panels/Levels'
import { HistoryRows } from '../panels/HistoryPart'
import { ReasonPart } from '../panels/ReasonPart'
import { Chart } from '../parts/Chart'
import { More } from '../parts/More'
import { Panel } from '../parts/Panel'
import { Answered, Nothing } from '../parts/States'
import { useZone } from '../time/useNow'
import { stateWords } from '../words/names'
import { counted, days, units } from '../words/numbers'
import { AsItWas } from './AsItWas'
import { newest, pastOf, rowsOf } from './past'
import './stock.css'

/** One item at one store by itself: how much, why so much is on order, and how it came to be. The address is all of it. */
export default function ItemPage({ me, params }: PageProps) {
  const [store, item] = [params['gln']!, params['gtin']!]
  const answer = useAnswer<StoreItem>(`/api/stores/${encodeURIComponent(store)}/items/${encodeURIComponent(item)}`, 3_000)
  const changes = useLive((live) => live.stock.reduce((sum, row) => sum + (row.store === store && row.item === item ? 1 : 0), 0))
  const events = `/api/stores/${encodeURIComponent(store)}/items/${encodeURIComponent(item)}/events?`
  const history = useAnswer<History>(events, 5_000, changes)
  const pages = usePages(events, history.value)
  const known = rowsOf(pages.all)
  return (
    <div className="floor">
      <header className="floor-head">
        <h1>{answer.value?.itemName ?? item}</h1>
        <span className="sub">
          {answer.value?.storeName ?? store} · <span className="code">{item}</span>
        </span>
      </header>
      <main className="floor-main item-page" tabIndex={0}>
        <Panel title="Now">
          <div className="item-part">
            <Answered answer={answer} loading="Asking the ledger…">
              {(known) => (
                <>
                  <Levels item={known} />
                  {me.may.includes('SEARCH') && <Selling store={store} item={item} />}
                  <Ordered item={known} />
                </>
              )}
            </Answered>
          </div>
        </Panel>
        <Panel title="As it was">
          <div className="item-part">
            <AsItWas store={store} item={item} unit={answer.value?.unit ?? 'EACH'} now={answer.value?.stock?.onHand} />
          </div>
        </Panel>
        <Panel title="What happened" note={history.value && counted(known.length, 'event')}>
          <div className="item-part history">
            <Answered answer={history} loading="Asking the ledger…">
              {() =>
                known.length === 0 ? (
                  <Nothing>Nothing yet. It begins with the first count, receipt or sale.</Nothing>
                ) : (
                  <>
                    {known.length > 1 && <PastChart rows={known} reorderLevel={answer.value?.plan?.reorderLevel} />}
                    <HistoryRows rows={known} />
                    <More words="Older events" more={pages.more} trouble={pages.trouble} />
                  </>
                )
              }
            </Answered>
          </div>
        </Panel>
      </main>
    </div>
  )
}

/** What the search knows beside the ledger: for how long it lasts, and its price. It is left out where the search does not answer. */
function Selling({ store, item }: { store: string; item: string }) {
  const { value } = useAnswer<Found>(`/api/search?limit=1&store=${encodeURIComponent(store)}&q=${encodeURIComponent(item)}`, 15_000)
  const hit = value?.hits.find((each) => each.item === item && each.store === store)
  if (!hit) return null
  const said = [stateWords(hit.state), hit.cover != null && `lasts ${days(hit.cover)}`, hit.price && `${hit.price} ${hit.currency ?? ''}`.trim()]
  return <p className="quiet">{said.filter(Boolean).join(' · ')}</p>
}

function Ordered({ item }: { item: StoreItem }) {
  const line = newest(item.plan?.openLines ?? [])
  if (!line) return <p className="quiet">{item.plan ? 'Nothing is on order.' : 'What is on order is not known now.'}</p>
  return <ReasonPart line={line.line} unit={item.unit} />
}

function PastChart({ rows, reorderLevel }: { rows: readonly StockRow[]; reorderLevel: number | null | undefined }) {
  const zone = useZone()
  const points = useMemo(() => pastOf(rows, reorderLevel), [rows, reorderLevel])
  const unit = rows[0]!.unit
  const level = reorderLevel == null ? '' : `, dashed: reorder at ${units(reorderLevel, unit)}`
  const words = `On hand over the last ${rows.length} events${level}; a dot where goods came`
  return (
    <figure>
      <Chart points={points} height={180} stepped zone={zone} label={words} />
      <figcaption className="quiet">{words}</figcaption>
    </figure>
  )
}
