import { useState } from 'react'
import type { Demand, Figures } from '../api/types'
import { useAnswer } from '../api/useAnswer'
import { useTrouble } from '../api/useTrouble'
import { underWayOf } from '../live/state'
import { useLive } from '../live/stream'
import { Empty, Panel } from '../parts/Panel'
import { Words } from '../parts/Words'
import { hourAndMinute } from '../time/businessTime'
import { useZone } from '../time/useNow'
import { counted, units } from '../words/numbers'

type Center = Demand['centers'][number]
type Despatch = Figures['underWay']['next'][number]

/** What stores sell as the distribution centers see it, before any order, and what is on its way to them. */
export function DemandPanel() {
  const { value, trouble, loading } = useAnswer<Demand>('/api/demand', 3_000)
  const underWay = useLive((live) => live.figures?.underWay)
  const [chosen, setChosen] = useState<string>()
  const centers = value?.centers ?? []
  const center = centers.find((each) => each.dc === chosen) ?? centers[0]
  const sentence = trouble ?? value?.troubles[0]
  useTrouble('demand', sentence)
  return (
    <Panel
      title="DC demand"
      className="demand"
      note={center ? `${center.windowMinutes} min` : undefined}
      tools={centers.length > 1 && center && <CenterChoice centers={centers} chosen={center.dc} onChoose={setChosen} />}
    >
      <div className="scroll">
        {sentence && (
          <Empty isTrouble>
            <Words text={sentence} />
          </Empty>
        )}
        {loading && <Empty>Asking the distribution centers…</Empty>}
        {value && !sentence && !center && <Empty>No distribution center is known yet. Register one with PUT /v1/dcs/&#123;gln&#125;.</Empty>}
        {center && <Wanted center={center} />}
        {underWay && <OnTheRoad next={underWay.next} />}
      </div>
    </Panel>
  )
}

function CenterChoice({ centers, chosen, onChoose }: { centers: readonly Center[]; chosen: string; onChoose: (dc: string) => void }) {
  return (
    <select aria-label="Distribution center" value={chosen} onChange={(event) => onChoose(event.target.value)}>
      {centers.map((center) => (
        <option key={center.dc} value={center.dc}>
          {center.name}
        </option>
      ))}
    </select>
  )
}

function Wanted({ center }: { center: Center }) {
  if (center.wanted.length === 0) return <Empty>{center.name}: its stores have sold nothing in this hour.</Empty>
  const most = (unit: string) => Math.max(...center.wanted.filter((item) => item.unit === unit).map((item) => item.units))
  return (
    <ul className="wanted" aria-label={`Most wanted from ${center.name}`}>
      {center.wanted.map((item) => (
        <li key={item.item} title={`${item.stores} stores; ${units(item.available, item.unit)} available at ${center.name}`}>
          <span className="wanted-name">{item.itemName}</span>
          <span className="wanted-bar" aria-hidden="true">
            <span style={{ width: `${(item.units / most(item.unit)) * 100}%` }} className={item.available < item.units ? 'scarce' : ''} />
          </span>
          <span className="number">{units(item.units, item.unit)}</span>
        </li>
      ))}
    </ul>
  )
}

function OnTheRoad({ next }: { next: readonly Despatch[] }) {
  const zone = useZone()
  const despatches = useLive((live) => underWayOf(live.figures))
  return (
    <>
      <h3>
        On the road {despatches !== undefined && <span className="note">{counted(despatches, 'despatch', 'despatches')}</span>}
      </h3>
      {next.length === 0 ? (
        <p className="quiet">{nothingListed(despatches)}</p>
      ) : (
        <ul className="road">
          {next.slice(0, 6).map((despatch) => (
            <li key={despatch.despatch} title={`SSCC ${despatch.despatch}`}>
              <span className="when">{hourAndMinute(despatch.expectedAt, zone)}</span>
              <span className="grow">{despatch.storeName}</span>
              <span className="faint">
                {counted(despatch.lines, 'line')}
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** Those listed left since the page's server began to look; how many there are, the distribution center knows. */
function nothingListed(despatches: number | undefined): string {
  if (despatches === undefined) return 'The distribution center has not said yet what is on the road.'
  return despatches === 0 ? 'Nothing is on the road.' : 'They left before this page began to look: their arrivals will appear among the stock changes.'
}
