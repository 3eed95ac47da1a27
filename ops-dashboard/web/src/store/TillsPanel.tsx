import { Panel } from '../parts/Panel'
import { Nothing } from '../parts/States'
import { shortMoment } from '../time/businessTime'
import { duration } from '../time/countdown'
import { useBusinessNow, useZone } from '../time/useNow'
import { count, counted } from '../words/numbers'
import type { DeskProps } from './StorePage'

/** How the tills are: what each sent last, what is missing of it, and whether its clock is in doubt. */
export function TillsPanel({ desk }: DeskProps) {
  const zone = useZone()
  const now = useBusinessNow()
  return (
    <Panel title="Tills" className="tills" note="what waits in a till that is offline, only the till knows">
      <div className="scroll">
        {desk.tills.length === 0 && <Nothing>No till of this store has sent anything yet.</Nothing>}
        <ul className="list">
          {desk.tills.map((till) => (
            <li key={till.till} className="plain">
              <span className="grow">
                <b>Till {till.till}</b>
                <span className="second">
                  {till.lastAt
                    ? `last sale ${shortMoment(till.lastAt, zone)}${now === undefined ? '' : `, ${duration(Math.max(0, now - Date.parse(till.lastAt)))} ago`}, number ${till.lastSequence}`
                    : `nothing since ${till.lastDate}`}
                </span>
              </span>
              {till.clockInDoubt && <span className="tag red">clock in doubt</span>}
              {till.missing > 0 && <span className="tag amber">{count(till.missing)} missing</span>}
              {till.missingDates > 0 && till.missing === 0 && <span className="tag amber">silent on {counted(till.missingDates, 'day')}</span>}
              {!till.clockInDoubt && till.missingDates === 0 && <span className="tag green">nothing missing</span>}
            </li>
          ))}
        </ul>
      </div>
    </Panel>
  )
}
