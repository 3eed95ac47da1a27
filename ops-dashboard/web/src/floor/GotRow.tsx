import { DayField, Field } from './Form'
import type { Got, Paths } from './inHand'
import { useWrong } from './Wrongs'

/** @param lots whether one says of which lot it is; @param onAnother adds a row for another lot of it, undefined where this is not the item's last one */
type GotProps = { name: string; under: string; number: number; got: Got; lots: boolean; paths: Paths | undefined; onGot: (got: Got) => void; onAnother: (() => void) | undefined }

/** What one has in hand of an item, or of one lot of it: good and damaged units apart. */
export function GotRow({ name, under, number, got, lots, paths, onGot, onAnother }: GotProps) {
  const units = (text: string) => Math.min(10_000_000, Math.max(0, Math.trunc(Number(text)) || 0))
  const wrong = useWrong(paths?.item, name)
  const of = number === 1 ? name : `${name}, row ${number}`
  return (
    <li className={lots ? 'plain got lots' : 'plain got'} aria-label={of}>
      <span className="grow">
        <span className="cut">{name}</span>
        <span className="second">{number === 1 ? under : 'another lot'}</span>
        {wrong && <span className="wrong">{wrong}</span>}
      </span>
      <Field label="Good" about={`Good units of ${of}`} at={paths?.good} value={got.good ? String(got.good) : ''} onValue={(text) => onGot({ ...got, good: units(text) })} numeric placeholder="0" />
      <Field label="Damaged" about={`Damaged units of ${of}`} at={paths?.damaged} value={got.damaged ? String(got.damaged) : ''} onValue={(text) => onGot({ ...got, damaged: units(text) })} numeric placeholder="0" />
      {lots && (
        <span className="lot">
          <Field label="Lot" about={`Lot of ${of}`} at={paths?.lot} value={got.lot} onValue={(lot) => onGot({ ...got, lot })} placeholder="none said" />
          <DayField label="Best before" about={`Best before of ${of}`} at={paths?.bestBefore} value={got.bestBefore} onValue={(bestBefore) => onGot({ ...got, bestBefore })} />
          {onAnother && (
            <button type="button" className="link" aria-label={`Another lot of ${name}`} onClick={onAnother}>
              Another lot
            </button>
          )}
        </span>
      )}
    </li>
  )
}
