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
import { CutOff } from './CutOff'
import { DeparturesPanel } from './DeparturesPanel'
import { DespatchesPanel } from './DespatchesPanel'
import { DespatchSide } from './DespatchSide'
import { InboundPanel } from './InboundPanel'
import { ItemSide } from './ItemSide'
import { LineSide } from './LineSide'
import { LinesPanel } from './LinesPanel'
import { SoldPanel } from './SoldPanel'
import { StockLinesPanel } from './StockLinesPanel'
import { WallView } from './WallView'
import { WaveSide } from './WaveSide'
import { WavesPanel } from './WavesPanel'

/** What one may look at, and do, at a center. */
export type CenterProps = { gln: string; may: PageProps['me']['may'] }

/** One distribution center: what must leave now, and why. */
export default function CenterPage({ me, params }: PageProps) {
  const gln = params['gln']!
  const [query, change] = useQuery()
  const center = useAnswer<CenterPlace>(`/api/dcs/${gln}`, 60_000)
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
  const close = () => change({ line: undefined, wave: undefined, item: undefined, sscc: undefined })
  const side = sideOf(at, query, close)
  return (
    <PlaceZone value={center.value?.zone}>
      <div className="floor">
        <CenterHead name={name} departures={departures.value} view={view} {...at} />
        <main className={side ? 'floor-main with-side' : 'floor-main'}>
          {view === 'now' && (
            <div className="panels three">
              <DeparturesPanel {...at} answer={departures} />
              <LinesPanel {...at} />
              <SoldPanel {...at} />
            </div>
          )}
          {view === 'waves' && <WavesPanel {...at} departures={departures.value} />}
          {view === 'stock' && <StockLinesPanel {...at} />}
          {view === 'despatches' && <DespatchesPanel {...at} />}
          {view === 'inbound' && <InboundPanel {...at} />}
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
  return undefined
}

function CenterHead({ gln, name, departures, view, may }: CenterProps & { name: string; departures: Departures | undefined; view: string }) {
  const views: [string, string][] = [['now', 'Now'], ...(may.includes('READ_WAVES') ? ([['waves', 'Waves']] as [string, string][]) : []), ['stock', 'Stock'], ['despatches', 'Despatches'], ['inbound', 'Inbound']]
  return (
    <header className="floor-head">
      <h1>{name}</h1>
      {departures?.nextCutOff && (
        <span className="cutoff" aria-label="Next cut-off">
          <span className="sub">next cut-off in</span> <CutOff at={departures.nextCutOff} />
          <span className="sub">for {counted(departures.leaving, 'store')}</span>
        </span>
      )}
      <Tabs label="Parts of this page" views={views} current={view} />
      <Link className="link" to={`/dc/${gln}?wall=1`}>
        Wall screen
      </Link>
    </header>
  )
}
