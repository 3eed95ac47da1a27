import { useState } from 'react'
import type { OneDespatch } from '../api/types'
import { useAnswer } from '../api/useAnswer'
import { itemName, measured, placeName } from '../floor/names'
import { ReasonForm } from '../floor/ReasonForm'
import { Link } from '../frame/Link'
import { GoodsLine } from '../parts/GoodsLine'
import { Pairs } from '../parts/Pairs'
import { Side } from '../parts/Side'
import { Answered } from '../parts/States'
import { shortMoment } from '../time/businessTime'
import { useZone } from '../time/useNow'
import { lotWords } from '../words/lots'
import { counted } from '../words/numbers'
import type { SideProps } from './LineSide'

const ADVICES = [
  ['desadv', 'Advice as DESADV'],
  ['856', 'Advice as 856'],
] as const

/** One despatch: what is in it, for which order line, and what of it arrived. */
export function DespatchSide({ gln, may, sscc, onClose }: SideProps & { sscc: string }) {
  const zone = useZone()
  const [done, setDone] = useState(0)
  const papers = `/api/dcs/${gln}/despatches/${encodeURIComponent(sscc)}`
  const answer = useAnswer<OneDespatch>(papers, 6_000, done)
  return (
    <Side
      label="Despatch"
      title={answer.value ? placeName(answer.value.names, answer.value.store) : 'Despatch'}
      under={<span className="code">SSCC {sscc}</span>}
      closeLabel="Close the despatch"
      about={`despatch ${sscc}`}
      onClose={onClose}
    >
      <Answered answer={answer} loading="Asking for the despatch…">
        {(load) => (
          <>
            <Pairs
              of={[
                ['Left', `${shortMoment(load.despatchedAt, zone)} with wave ${load.wave}`],
                ['Expected', shortMoment(load.expectedAt, zone)],
                load.leftWith && ['Left with', <span className="code">{load.leftWith.join(', ')}</span>],
                load.calledOffAt && [
                  'Called home',
                  <>
                    {shortMoment(load.calledOffAt, zone)}
                    {load.calledOffFor && `: ${load.calledOffFor}`}.{' '}
                    <Link className="link" to={`/dc/${gln}?view=returns&back=${load.store}/despatch-${sscc}`}>
                      See what comes home
                    </Link>
                  </>,
                ],
              ]}
            />
            {may.includes('WORK_WAVES') && load.status === 'UNDER_WAY' && !load.calledOffAt && (
              <section className="part" aria-label="Call it home">
                <h3>
                  Call it home <span className="note">as far as the store has not received it</span>
                </h3>
                <ReasonForm label="Call it home" act="Call it home" at={`${papers}/cancellations`} placeholder="the lorry broke down" isSecond onDone={() => setDone(done + 1)} />
              </section>
            )}
            <section className="part">
              <h3>Papers</h3>
              <ul className="list">
                <li className="plain">
                  <a className="link" href={`${papers}/label`} target="_blank" rel="noreferrer">
                    Label, to be printed
                  </a>
                </li>
                {ADVICES.map(([form, words]) => (
                  <li key={form} className="plain">
                    <a className="link" href={`${papers}/advice/${form}`} download={`${sscc}.${form}`}>
                      {words}
                    </a>
                  </li>
                ))}
              </ul>
            </section>
            <section className="part">
              <h3>{counted(load.lines.length, 'line')}</h3>
              <ul className="list">
                {load.lines.map((line) => (
                  <GoodsLine
                    key={line.orderLine}
                    name={itemName(load.names, line.item)}
                    under={
                      <>
                        <Link className="link" to={`/orders?line=${encodeURIComponent(line.orderLine)}`}>
                          {line.orderLine}
                        </Link>
                        {line.calledOff != null && ` · ${measured(load.names, line.item, line.calledOff)} come home`}
                        {line.lots?.map((each) => ` · ${measured(load.names, line.item, each.units)} of ${lotWords(each.lot, each.bestBefore)}`)}
                        {line.receivedAt &&
                          ` · received ${measured(load.names, line.item, line.received ?? 0)}${line.damaged ? `, ${measured(load.names, line.item, line.damaged)} damaged` : ''}`}
                      </>
                    }
                    units={measured(load.names, line.item, line.units)}
                  />
                ))}
              </ul>
            </section>
          </>
        )}
      </Answered>
    </Side>
  )
}
