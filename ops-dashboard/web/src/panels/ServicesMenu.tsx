import type { ServiceState } from '../api/types'
import { verdict } from '../live/state'
import { useLive } from '../live/stream'
import { Words } from '../parts/Words'
import { count } from '../words/numbers'

const standingWords = { NOT_ASKED: 'not asked yet', READY: 'ready', NOT_READY: 'not ready', AWAY: 'away' } as const

/** Whether all is well, in three words; opened, service by service. */
export function ServicesMenu() {
  const figures = useLive((live) => live.figures)
  const words = useLive((live) => verdict(live).words)
  const tone = useLive((live) => verdict(live).tone)
  return (
    <details className="menu services">
      <summary className={`verdict ${tone}`}>
        <span className="dot" aria-hidden="true" />
        <span role="status">{words}</span>
      </summary>
      <div className="menu-card services-card">
        <table>
          <thead>
            <tr>
              <th scope="col">Service</th>
              <th scope="col">State</th>
              <th scope="col" className="number">
                Waiting records
              </th>
            </tr>
          </thead>
          <tbody>{figures?.services.map((service) => <ServiceLine key={service.name} service={service} />)}</tbody>
        </table>
        <p className="note">
          <Words text="`./restock status` shows the same in a terminal, `./restock verify` checks every invariant." />
        </p>
      </div>
    </details>
  )
}

function ServiceLine({ service }: { service: ServiceState }) {
  const waiting = Object.values(service.lag).reduce((sum, records) => sum + records, 0)
  return (
    <tr title={service.sentence ?? undefined}>
      <th scope="row">{service.title}</th>
      <td>
        <span className={`standing ${service.standing.toLowerCase()}`}>{standingWords[service.standing]}</span>
      </td>
      <td className="number">{service.standing === 'READY' ? count(waiting) : '–'}</td>
    </tr>
  )
}
