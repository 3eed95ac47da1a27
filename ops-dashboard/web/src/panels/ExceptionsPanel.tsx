import { useState } from 'react'
import type { ExceptionRow } from '../api/types'
import { useLive } from '../live/stream'
import type { Opened } from '../parts/opened'
import { Empty, Panel } from '../parts/Panel'
import { Kinds } from './Kinds'
import { shortMoment } from '../time/businessTime'
import { useZone } from '../time/useNow'
import { sentenceCase } from '../words/names'
import { count } from '../words/numbers'

/** What a person should look at, with counts by kind. */
export function ExceptionsPanel({ onOpen }: { onOpen: (opened: Opened) => void }) {
  const exceptions = useLive((live) => live.exceptions)
  const byKind = useLive((live) => live.figures?.exceptionsByKind) ?? []
  const isKnown = useLive((live) => live.connection === 'open')
  const [kind, setKind] = useState<string>()
  const open = byKind.reduce((sum, each) => sum + each.open, 0)
  const rows = kind ? exceptions.filter((row) => row.kind === kind) : exceptions
  return (
    <Panel title="Exceptions" className="exceptions" note={open > 0 ? `${count(open)} open` : undefined}>
      <Kinds kind={kind} onKind={setKind} />
      <div className="scroll">
        {rows.length === 0 ? (
          <Empty>{isKnown ? 'Nothing needs a person.' : 'Connecting…'}</Empty>
        ) : (
          <ul className="exception-list">
            {rows.map((row) => (
              <ExceptionLine key={`${row.kind} ${row.subject}`} row={row} onOpen={onOpen} />
            ))}
          </ul>
        )}
      </div>
    </Panel>
  )
}

function ExceptionLine({ row, onOpen }: { row: ExceptionRow; onOpen: (opened: Opened) => void }) {
  const zone = useZone()
  const about = storeItemOf(row)
  return (
    <li>
      <p>
        <b>{sentenceCase(row.kind)}</b> <span className="faint">{row.storeName}</span>
        <span className="when">{shortMoment(row.occurredAt, zone)}</span>
      </p>
      <p className="detail" title={row.detail}>{row.detail}</p>
      <p className="faint">
        For the {row.owner}
        {about && (
          <button type="button" className="link" onClick={() => onOpen(about)}>
            Look into it
          </button>
        )}
      </p>
    </li>
  )
}

/** The store-item that an exception is about, where its subject says so. */
function storeItemOf(row: ExceptionRow): Opened | undefined {
  const whole = /(\d{13})\|(\d{14})/.exec(row.subject)
  if (whole) return { store: whole[1]!, item: whole[2]! }
  const item = /(?<!\d)\d{14}(?!\d)/.exec(row.subject)
  return row.store && item ? { store: row.store, item: item[0] } : undefined
}
