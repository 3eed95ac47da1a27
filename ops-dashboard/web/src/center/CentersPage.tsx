import type { CenterPlace, Departures, Places } from '../api/types'
import { useAnswer } from '../api/useAnswer'
import { useFresh } from '../api/useFresh'
import { Link } from '../frame/Link'
import { Panel } from '../parts/Panel'
import { Answered, Lacks, Nothing } from '../parts/States'
import { PlaceZone } from '../time/zone'
import { counted } from '../words/numbers'
import { CutOff } from './CutOff'

/** The distribution centers that the viewer may speak for: when each leaves next, and what is open. */
export default function CentersPage() {
  const places = useAnswer<Places>('/api/places?limit=1', 30_000)
  return (
    <div className="floor">
      <header className="floor-head">
        <h1>Distribution centers</h1>
      </header>
      <Panel title="Centers">
        <Answered answer={places} loading="Asking which centers there are…">
          {({ centers, troubles }) => (
            <ul className="list">
              <Lacks troubles={troubles} />
              {centers.length === 0 && troubles.length === 0 && <Nothing>No distribution center is known yet. Register one with PUT /v1/dcs/&#123;gln&#125;.</Nothing>}
              {centers.map((center) => (
                <CenterRow key={center.gln} center={center} />
              ))}
            </ul>
          )}
        </Answered>
      </Panel>
    </div>
  )
}

function CenterRow({ center }: { center: CenterPlace }) {
  const { value, trouble } = useFresh<Departures>(`/api/dcs/${center.gln}/departures`, ['orders'])
  const open = value?.departures.reduce((sum, each) => sum + each.lines, 0)
  const late = value?.departures.reduce((sum, each) => sum + each.late, 0) ?? 0
  return (
    <li>
      <Link to={`/dc/${center.gln}`} data-row>
        <span className="grow">
          <b className="cut">{center.name}</b>
          <span className="second code">{center.gln}</span>
        </span>
        {trouble && <span className="tag red">{trouble}</span>}
        {late > 0 && <span className="tag red">{counted(late, 'line')} late</span>}
        {open !== undefined && <span className="faint">{counted(open, 'line')} open</span>}
        <PlaceZone value={center.zone}>{value?.nextCutOff && <CutOff at={value.nextCutOff} />}</PlaceZone>
      </Link>
    </li>
  )
}
