import { useState } from 'react'
import type { CameIn } from '../api/types'
import { useAnswer } from '../api/useAnswer'
import { itemName, measured } from '../floor/names'
import { reversalsOfCenter, TakeBack } from '../floor/TakeBack'
import { useQuery } from '../frame/router'
import { Panel } from '../parts/Panel'
import { Answered, Listed } from '../parts/States'
import { shortMoment } from '../time/businessTime'
import { useZone } from '../time/useNow'
import { lotWords } from '../words/lots'
import { sentenceCase } from '../words/names'
import { counted } from '../words/numbers'
import type { CenterProps } from './CenterPage'
import { ReceiveForm } from './ReceiveForm'

/** What suppliers brought lately, and a form for what comes in now: scan, units, Enter, and on to the next. */
export function InboundPanel({ gln, may }: CenterProps) {
  const zone = useZone()
  const [, change] = useQuery()
  const [done, setDone] = useState(0)
  const again = () => setDone((before) => before + 1)
  const takesBack = may.includes('KEEP_DC_STOCK')
  const answer = useAnswer<CameIn>(`/api/dcs/${gln}/inbound`, 10_000, done)
  return (
    <Panel title="Inbound" className="inbound" note="deliveries as they are reported; what is expected stands under Supply">
      <div className="scroll">
        {may.includes('RECEIVE_INBOUND') && <ReceiveForm gln={gln} takesBack={takesBack} onDone={again} />}
        <Answered answer={answer} loading="Asking what came in…">
          {({ deliveries, names }) => (
            <Listed isEmpty={deliveries.length === 0} nothing="No supplier has brought anything yet.">
              {deliveries.map((delivery) => (
                <li key={delivery.inbound} className="plain">
                  <span className="grow">
                    <b className="cut">{delivery.reference ?? 'Without a reference'}</b>
                    <span className="second">
                      {delivery.lines
                        .slice(0, 4)
                        .map((line) => `${measured(names, line.item, line.units)} ${itemName(names, line.item)} (${sentenceCase(line.location).toLowerCase()}${line.lot ? `, ${lotWords(line.lot)}` : ''})`)
                        .join(', ')}
                      {delivery.lines.length > 4 && ` and ${delivery.lines.length - 4} more`}
                    </span>
                  </span>
                  <span className="faint">{counted(delivery.lines.length, 'place')}</span>
                  <span className="when">{shortMoment(delivery.recordedAt, zone)}</span>
                  {delivery.reversedBy ? (
                    <span className="tag">taken back</span>
                  ) : (
                    takesBack && (
                      <span aria-label={`Delivery ${delivery.reference ?? ''}`} role="group">
                        <TakeBack at={reversalsOfCenter(gln)} kind="INBOUND" of={delivery.inbound} onDone={again} />
                      </span>
                    )
                  )}
                  {delivery.lines[0] && (
                    <button type="button" className="link" onClick={() => change({ item: delivery.lines[0]!.item, sscc: undefined, wave: undefined, line: undefined })}>
                      Stock
                    </button>
                  )}
                </li>
              ))}
            </Listed>
          )}
        </Answered>
      </div>
    </Panel>
  )
}
