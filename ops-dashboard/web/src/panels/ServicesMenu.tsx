import type { ServiceState } from '../api/types'
import { useLive } from '../live/stream'
import { Words } from '../parts/Words'
import { count } from '../words/numbers'

const standingWords = { READY: 'ready', NOT_READY: 'not ready', AWAY: 'away' } as const

/** Whether all is well, in three words; opened, service by service. */
export function ServicesMenu() {
  const connection = useLive((live) => live.connection)
  const figures = useLive((live) => live.figures)
  const { words, tone } = verdict(connection, figures?.troubles.length)
  return (
    <details className="services">
      <summary className={`verdict ${tone}`}>
        <span className="dot" aria-hidden="true" />
        <span role="status">{words}</span>
      </summary>
      <div className="services-card">
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

function verdict(connection: string, troubles: number | undefined): { words: string; tone: string } {
  if (connection === 'lost') return { words: 'Not connected', tone: 'bad' }
  if (troubles === undefined) return { words: 'Connecting', tone: 'wait' }
  if (troubles === 0) return { words: 'All is well', tone: 'good' }
  return { words: troubles === 1 ? '1 thing needs a look' : `${troubles} things need a look`, tone: 'bad' }
}
