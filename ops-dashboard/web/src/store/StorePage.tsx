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
import { DeliveriesPanel } from './DeliveriesPanel'
import { ReceiveSide } from './ReceiveSide'
import { ReportPanel } from './ReportPanel'
import { TasksPanel } from './TasksPanel'
import { TillsPanel } from './TillsPanel'
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
  const views: [string, string][] = [
    ['today', 'Today'],
    ['deliveries', 'Deliveries'],
    ...(reports ? ([['report', 'Report']] as [string, string][]) : []),
    ['why', 'Why?'],
    ...(me.may.includes('READ_TILLS') ? ([['tills', 'Tills']] as [string, string][]) : []),
  ]
  const sscc = query['sscc']
  return (
    <PlaceZone value={answer.value?.zone}>
      <div className="floor">
        <header className="floor-head">
          <h1>{answer.value?.name ?? gln}</h1>
          <LocalTime />
          <Tabs label="Parts of this page" views={views} current={view} />
        </header>
        <Answered answer={answer} loading="Asking what waits…">
          {(desk) => {
            const at: DeskProps = { desk, may: me.may, onDone: () => setDone(done + 1) }
            const receives = view === 'deliveries' && sscc !== undefined
            return (
              <>
                <Lacks troubles={desk.troubles} />
                <main className={receives ? 'floor-main with-side' : 'floor-main'}>
                  {view === 'today' && <TasksPanel {...at} />}
                  {view === 'deliveries' && <DeliveriesPanel {...at} />}
                  {view === 'report' && reports && <ReportPanel {...at} />}
                  {view === 'why' && <WhyPanel store={gln} />}
                  {view === 'tills' && <TillsPanel {...at} />}
                  {receives && <ReceiveSide key={sscc} {...at} sscc={sscc} onClose={() => change({ sscc: undefined })} />}
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
