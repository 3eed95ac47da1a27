import { useState } from 'react'
import type { CenterPlace, Departures } from '../api/types'
import { useAnswer } from '../api/useAnswer'
import { useFresh } from '../api/useFresh'
import type { PageProps } from '../frame/pages'
import { Link } from '../frame/Link'
import { useQuery } from '../frame/router'
import { Tabs } from '../floor/Tabs'
import { Failed } from '../parts/States'
import { PlaceZone } from '../time/zone'
import { counted } from '../words/numbers'
import { beside } from './beside'
import { BetweenPanel } from './BetweenPanel'
import { BetweenSide } from './BetweenSide'
import { CapacityPanel } from './CapacityPanel'
import { CutOff } from './CutOff'
import { DeparturesPanel } from './DeparturesPanel'
import { DespatchesPanel } from './DespatchesPanel'
import { DespatchSide } from './DespatchSide'
import { FailOverPanel } from './FailOverPanel'
import { FailOverSide } from './FailOverSide'
import { InboundPanel } from './InboundPanel'
import { ItemSide } from './ItemSide'
import { LineSide } from './LineSide'
import { LinesPanel } from './LinesPanel'
import { PreviewPanel } from './PreviewPanel'
import { ReturnSide } from './ReturnSide'
import { ReturnsPanel } from './ReturnsPanel'
import { RiskPanel } from './RiskPanel'
import { SoldPanel } from './SoldPanel'
import { Stopped } from './Stopped'
import { StockLinesPanel } from './StockLinesPanel'
import { SupplierOrderSide } from './SupplierOrderSide'
import { SupplyPanel } from './SupplyPanel'
import { centerViews } from './views'
import { WallView } from './WallView'
import { WaveSide } from './WaveSide'
import { WavesPanel } from './WavesPanel'

/** What one may look at, and do, at a center. */
export type CenterProps = { gln: string; may: PageProps['me']['may'] }

/** One distribution center: what must leave now, and why. */
export default function CenterPage({ me, params }: PageProps) {
  const gln = params['gln']!
  const [query, change] = useQuery()
  const [changed, setChanged] = useState(0)
  const center = useAnswer<CenterPlace>(`/api/dcs/${gln}`, 60_000, changed)
  const departures = useFresh<Departures>(`/api/dcs/${gln}/departures`, ['orders'])
  if (!center.value && center.trouble) return <Failed sentence={center.trouble} />
  const at: CenterProps = { gln, may: me.may }
  const name = center.value?.name ?? gln
  const view = query['view'] ?? 'now'
  if (query['wall']) {
    return (
      <PlaceZone value={center.value?.zone}>
        <WallView {...at} name={name} departures={departures} />
      </PlaceZone>
    )
  }
  const close = () => change(beside())
  const side = sideOf(at, query, close)
  return (
    <PlaceZone value={center.value?.zone}>
      <div className="floor">
        <CenterHead name={name} departures={departures.value} view={view} {...at} />
        {me.may.includes('READ_DC_ORDERS') && <Stopped {...at} />}
        <main className={side ? 'floor-main with-side' : 'floor-main'}>
          {view === 'now' && (
            <div className="panels three">
              <DeparturesPanel {...at} answer={departures} />
              <LinesPanel {...at} />
              <SoldPanel {...at} />
            </div>
          )}
          {view === 'risk' && <RiskPanel {...at} />}
          {view === 'preview' && me.may.includes('READ_WAVES') && <PreviewPanel {...at} departures={departures.value} />}
          {view === 'waves' && <WavesPanel {...at} departures={departures.value} />}
          {view === 'stock' && <StockLinesPanel {...at} />}
          {view === 'supply' && <SupplyPanel {...at} />}
          {view === 'between' && <BetweenPanel {...at} dcs={me.dcs} />}
          {view === 'inbound' && <InboundPanel {...at} />}
          {view === 'despatches' && <DespatchesPanel {...at} />}
          {view === 'returns' && <ReturnsPanel {...at} />}
          {view === 'center' && (
            <div className="panels two center-set">
              <CapacityPanel {...at} answer={center} onDone={() => setChanged(changed + 1)} />
              <FailOverPanel {...at} dcs={me.dcs} />
            </div>
          )}
          {side}
        </main>
      </div>
    </PlaceZone>
  )
}

function sideOf(at: CenterProps, query: Readonly<Record<string, string>>, close: () => void) {
  if (query['line']) return <LineSide {...at} line={query['line']} onClose={close} />
  if (query['wave'] && at.may.includes('READ_WAVES')) return <WaveSide {...at} wave={query['wave']} onClose={close} />
  if (query['item']) return <ItemSide {...at} item={query['item']} onClose={close} />
  if (query['sscc']) return <DespatchSide {...at} sscc={query['sscc']} onClose={close} />
  if (query['order']) return <SupplierOrderSide key={query['order']} {...at} order={query['order']} onClose={close} />
  if (query['back']) return <ReturnSide key={query['back']} {...at} back={query['back']} onClose={close} />
  if (query['transfer']) return <BetweenSide key={query['transfer']} {...at} transfer={query['transfer']} onClose={close} />
  if (query['stop']) return <FailOverSide key={query['stop']} {...at} stop={query['stop']} onClose={close} />
  return undefined
}

function CenterHead({ gln, name, departures, view, may }: CenterProps & { name: string; departures: Departures | undefined; view: string }) {
  return (
    <header className="floor-head">
      <h1>{name}</h1>
      {departures?.nextCutOff && (
        <span className="cutoff" aria-label="Next cut-off">
          <span className="sub">next cut-off in</span> <CutOff at={departures.nextCutOff} />
          <span className="sub">for {counted(departures.leaving, 'store')}</span>
        </span>
      )}
      <Tabs label="Parts of this page" views={centerViews(may)} current={view} />
      <Link className="link" to={`/dc/${gln}?wall=1`}>
        Wall screen
      </Link>
    </header>
  )
}
