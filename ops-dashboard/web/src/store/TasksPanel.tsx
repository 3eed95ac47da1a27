import { useState } from 'react'
import type { Accepted, Desk } from '../api/types'
import { CaseRow } from '../exceptions/CaseRow'
import { Field, Form, wholeUnits } from '../floor/Form'
import { itemName, measured } from '../floor/names'
import { useDeed } from '../floor/useDeed'
import { Link } from '../frame/Link'
import { Panel } from '../parts/Panel'
import { Nothing } from '../parts/States'
import { shortMoment } from '../time/businessTime'
import { useZone } from '../time/useNow'
import { counted } from '../words/numbers'
import type { DeskProps } from './StorePage'

type Question = Desk['questions'][number]

/** What waits for the store's staff: shelves to look at, most lost sales first, deliveries to receive, and exceptions. */
export function TasksPanel(at: DeskProps) {
  const { desk, onDone } = at
  const questions = desk.questions.toSorted((a, b) => b.lostADay - a.lostADay)
  const open = desk.deliveries.length + desk.transfers.filter((transfer) => transfer.to === desk.store).length
  return (
    <div className="panels two">
      <Panel title="Please check the shelf" className="questions" note={counted(questions.length, 'question')}>
        <div className="scroll">
          {questions.length === 0 && <Nothing>No shelf is in doubt. An item that sells steadily and falls silent appears here.</Nothing>}
          <ul className="list">
            {questions.map((question) => (
              <QuestionRow key={question.item} {...at} question={question} />
            ))}
          </ul>
        </div>
      </Panel>
      <Panel title="To look at" className="tasks" note={counted(desk.exceptions.length, 'exception')}>
        <div className="scroll">
          {open > 0 && (
            <p className="quiet">
              <Link className="link" to={`/stores/${desk.store}?view=deliveries`}>
                {counted(open, 'delivery', 'deliveries')} on the road
              </Link>
            </p>
          )}
          {desk.exceptions.length === 0 && <Nothing>Nothing else needs a person here.</Nothing>}
          <ul className="list cases">
            {desk.exceptions.map((each) => (
              <CaseRow key={`${each.kind} ${each.subject}`} of={each} onClosed={onDone} />
            ))}
          </ul>
        </div>
      </Panel>
    </div>
  )
}

function QuestionRow({ desk, may, onDone, question }: DeskProps & { question: Question }) {
  const zone = useZone()
  const deed = useDeed<Accepted>()
  const [typed, setTyped] = useState('')
  const act = async () => {
    const units = wholeUnits(typed)
    if (units === undefined || units < 0) return deed.complain('Say how many are there, 0 and up.')
    if (await deed.act(`/api/stores/${desk.store}/reports/answers/${question.item}`, { units })) onDone()
  }
  return (
    <li data-row tabIndex={-1}>
      <span className="grow">
        <b className="cut">{itemName(desk.names, question.item)}</b>
        <span className="second">
          {measured(desk.names, question.item, question.onHand)} should be there; silent since {shortMoment(question.silentSince, zone)}
        </span>
        <span className="second">
          {Math.round(question.doubt * 100)} % that they are not, {question.lostADay.toFixed(1)} sales lost a day
        </span>
      </span>
      {may.includes('ANSWER_QUESTION') && (
        <Form label={`Answer for ${itemName(desk.names, question.item)}`} act="Counted" deed={deed} onAct={act}>
          <Field label="Units there" at="units" value={typed} onValue={setTyped} numeric />
        </Form>
      )}
    </li>
  )
}
