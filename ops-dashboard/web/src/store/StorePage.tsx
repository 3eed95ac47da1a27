import { useState } from 'react'
import type { Desk } from '../api/types'
import { useFresh } from '../api/useFresh'
import { Tabs } from '../floor/Tabs'
import type { PageProps } from '../frame/pages'
import { useQuery } from '../frame/router'
import { Answered, Lacks } from '../parts/States'
import { PlaceZone } from '../time/zone'
import { hourAndMinute } from '../time/businessTime'
import { useBusinessNow, useZone } from '../time/useNow'
import { CountPanel } from './CountPanel'
import { DeliveriesPanel } from './DeliveriesPanel'
import { ReceiveSide } from './ReceiveSide'
import { ReportPanel } from './ReportPanel'
import { TasksPanel } from './TasksPanel'
import { TillsPanel } from './TillsPanel'
import { TransferSide } from './TransferSide'
import { storeViews } from './views'
import { WhyPanel } from './WhyPanel'

/** What the parts of a store's page share. @param onDone asks anew after something was reported */
export type DeskProps = { desk: Desk; may: PageProps['me']['may']; onDone: () => void }

/** One store: what waits for its staff, what is on the road, and the forms by which they report. */
export default function StorePage({ me, params }: PageProps) {
  const gln = params['gln']!
  const [query, change] = useQuery()
  const [done, setDone] = useState(0)
  const answer = useFresh<Desk>(`/api/stores/${gln}/desk`, ['stock', 'exceptions'], done)
  const view = query['view'] ?? 'today'
  const reports = me.may.includes('REPORT_STOCK')
  const [sscc, transfer] = [query['sscc'], query['transfer']]
  return (
    <PlaceZone value={answer.value?.zone}>
      <div className="floor">
        <header className="floor-head">
          <h1>{answer.value?.name ?? gln}</h1>
          <LocalTime />
          <Tabs label="Parts of this page" views={storeViews(me.may)} current={view} />
        </header>
        <Answered answer={answer} loading="Asking what waits…">
          {(desk) => {
            const at: DeskProps = { desk, may: me.may, onDone: () => setDone(done + 1) }
            const moves = view === 'deliveries' && (sscc !== undefined || transfer !== undefined)
            const close = () => change({ sscc: undefined, transfer: undefined })
            return (
              <>
                <Lacks troubles={desk.troubles} />
                <main className={moves ? 'floor-main with-side' : 'floor-main'}>
                  {view === 'today' && <TasksPanel {...at} />}
                  {view === 'deliveries' && <DeliveriesPanel {...at} />}
                  {view === 'report' && reports && <ReportPanel {...at} />}
                  {view === 'count' && me.may.includes('READ_REPORT') && <CountPanel {...at} />}
                  {view === 'why' && <WhyPanel store={gln} />}
                  {view === 'tills' && <TillsPanel {...at} />}
                  {moves && sscc !== undefined && <ReceiveSide key={sscc} {...at} sscc={sscc} onClose={close} />}
                  {moves && sscc === undefined && <TransferSide key={transfer} {...at} transfer={transfer!} onClose={close} />}
                </main>
              </>
            )
          }}
        </Answered>
      </div>
    </PlaceZone>
  )
}

function LocalTime() {
  const now = useBusinessNow()
  const zone = useZone()
  return <span className="sub">{now !== undefined && `${hourAndMinute(now, zone)} here`}</span>
}
