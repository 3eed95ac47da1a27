import { useState } from 'react'
import type { CameBack, OneReturn } from '../api/types'
import { useAnswer } from '../api/useAnswer'
import { itemName, joined, measured, placeName } from '../floor/names'
import { ReasonForm } from '../floor/ReasonForm'
import { useDeed } from '../floor/useDeed'
import { DifferenceTags, GoodsLine } from '../parts/GoodsLine'
import { Pairs } from '../parts/Pairs'
import { Side } from '../parts/Side'
import { Answered } from '../parts/States'
import { shortMoment } from '../time/businessTime'
import { useZone } from '../time/useNow'
import { lotWords } from '../words/lots'
import { reasonWords } from '../words/names'
import { Intake } from './Intake'
import type { SideProps } from './LineSide'
import { ReturnTag } from './ReturnsPanel'

const everyMillis = 6_000

/** What comes back under one number: what of it is in, and the form that takes it in, part by part. */
export function ReturnSide({ gln, may, back, onClose }: SideProps & { back: string }) {
  const zone = useZone()
  const [done, setDone] = useState(0)
  const [store, transfer] = [back.slice(0, back.indexOf('/')), back.slice(back.indexOf('/') + 1)]
  const answer = useAnswer<OneReturn>(`/api/dcs/${gln}/returns/${encodeURIComponent(store)}/${encodeURIComponent(transfer)}`, everyMillis, done)
  const again = () => setDone((before) => before + 1)
  const found = answer.value?.of
  // The center knows it once the ledger has said what the store had not received yet.
  const isAwaited = !answer.value && transfer.startsWith('despatch-') && (!answer.trouble || answer.trouble.includes('has sent no transfer'))
  return (
    <Side
      label="What comes back"
      title={found && answer.value ? (found.despatch ? `Called home from ${placeName(answer.value.names, store)}` : `From ${placeName(answer.value.names, store)}`) : 'What comes back'}
      under={<span className="code">{found?.despatch ? `SSCC ${found.despatch}` : transfer}</span>}
      closeLabel="Close what comes back"
      about={`back ${back}`}
      onClose={onClose}
    >
      <Answered answer={isAwaited ? { loading: true } : answer} loading={isAwaited ? 'Asking its store how much of it comes home…' : 'Asking what comes back…'}>
        {(one) => (
          <>
            <Pairs
              of={[
                ['Standing', <ReturnTag of={one.of} />],
                one.of.reason && ['Why', reasonWords(one.of.reason)],
                one.of.sentAt && ['Sent', shortMoment(one.of.sentAt, zone)],
                one.of.cancelledAt && ['Rest called off', `${shortMoment(one.of.cancelledAt, zone)}${one.of.cancelledFor ? `: ${one.of.cancelledFor}` : ''}`],
              ]}
            />
            <Lines one={one} />
            {may.includes('RECEIVE_INBOUND') && <Arrival gln={gln} one={one} takesBack={may.includes('KEEP_DC_STOCK')} onDone={again} />}
            {may.includes('CALL_OFF_RETURN') && !one.of.despatch && one.of.lines.some((line) => line.open > 0) && <CallOffReturn gln={gln} store={store} transfer={transfer} onDone={again} />}
          </>
        )}
      </Answered>
    </Side>
  )
}

function Lines({ one: { of, names } }: { one: OneReturn }) {
  return (
    <ul className="list">
      {of.lines.map((line) => {
        const measure = (units: number) => measured(names, line.item, units)
        return (
          <GoodsLine
            key={line.item}
            name={itemName(names, line.item)}
            under={joined(
              `${measure(line.arrived)} in`,
              ...lotsIn(line, measure),
              line.damaged > 0 && `${measure(line.damaged)} damaged`,
              line.open > 0 && `${measure(line.open)} on the way`,
              line.cancelled > 0 && `${measure(line.cancelled)} called off`,
            )}
            units={measure(line.sent)}
          >
            <DifferenceTags over={line.over} missing={line.missing} measure={measure} />
          </GoodsLine>
        )
      })}
    </ul>
  )
}

/** Of which lots it came, where any was named. */
function lotsIn({ lots }: OneReturn['of']['lines'][number], measure: (units: number) => string): string[] {
  if (!lots?.some((each) => each.lot)) return []
  return lots.map((each) => `${measure(each.units)} of ${each.lot ? lotWords(each.lot) : 'no named lot'}`)
}

function Arrival({ gln, one: { of, names }, takesBack, onDone }: { gln: string; one: OneReturn; takesBack: boolean; onDone: () => void }) {
  const deed = useDeed<CameBack>()
  const address = `/api/dcs/${gln}/returns/${of.store}/${encodeURIComponent(of.transfer)}/arrivals`
  return (
    <Intake
      gln={gln}
      title="Its arrival"
      note="good units are stock at once"
      names={names}
      expected={of.lines}
      known="sent"
      kind="RETURN_ARRIVAL"
      takesBack={takesBack}
      deed={deed}
      onReport={async (arrivedAt, lines, complete) => {
        const came = await deed.act(address, { arrivedAt, lines, complete })
        const unknown = came?.unknownLots ?? []
        return came && { key: came.arrival, ...(unknown.length > 0 && { also: ` Of lot ${unknown.join(', ')} this center had never heard.` }) }
      }}
      onDone={onDone}
    />
  )
}

/** For the center, and for the store that sent it. */
export function CallOffReturn({ gln, store, transfer, onDone }: { gln: string; store: string; transfer: string; onDone: () => void }) {
  const address = `/api/dcs/${gln}/returns/${store}/${encodeURIComponent(transfer)}/cancellations`
  return (
    <section className="part" aria-label="Call the rest off">
      <h3>
        Call the rest off <span className="note">the store has it again</span>
      </h3>
      <ReasonForm label="Call the rest off" act="Call off" at={address} placeholder="the van broke down" isSecond onDone={onDone} />
    </section>
  )
}
