import { type FormEvent, type KeyboardEvent, type ReactNode, type Ref, useEffect, useId, useRef } from 'react'
import type { Deed } from './useDeed'
import { Rest, useWrong, Wrongs } from './Wrongs'

/** @param deed absent where the form sends nothing; @param isSecond another deed is what one comes here for */
type FormProps = { label: string; deed?: Pick<Deed<unknown>, 'self' | 'busy' | 'trouble' | 'wrong'>; act: string; onAct: () => void; isSecond?: boolean; children: ReactNode }

const idle = { self: {}, busy: false, trouble: undefined, wrong: [] }

/** A small form: what is wrong with it, its fields, one deed. What is wrong with one field stands at that field, which then has the focus. */
export function Form({ label, deed = idle, act, onAct, isSecond, children }: FormProps) {
  const form = useRef<HTMLFormElement>(null)
  const { busy, wrong } = deed
  useEffect(() => {
    if (wrong.length > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [wrong])
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (!busy) onAct()
  }
  return (
    <Wrongs deed={deed}>
      <form className="deed" aria-label={label} onSubmit={send} noValidate ref={form}>
        <Rest />
        {children}
        <button className={isSecond ? 'small' : 'small yes'} disabled={busy}>
          {act}
        </button>
      </form>
    </Wrongs>
  )
}

type Named = { id: string; 'aria-label'?: string | undefined; 'aria-invalid'?: true; 'aria-describedby'?: string }

type NamedProps = Pick<Of, 'label' | 'about' | 'at'> & { className: string; children: (named: Named) => ReactNode }

/** A field with its name, and what is wrong with it. */
function Named({ label, about, at, className, children }: NamedProps) {
  const id = useId()
  const wrong = useWrong(at, label)
  return (
    <div className={className}>
      <label htmlFor={id}>{label}</label>
      {children({ id, 'aria-label': about, ...(wrong && { 'aria-invalid': true, 'aria-describedby': `${id}-wrong` }) })}
      {wrong && (
        <p className="wrong" id={`${id}-wrong`} role="alert">
          {wrong}
        </p>
      )}
    </div>
  )
}

/** @param about what it is called where one does not see beside what it stands; @param at the path under which services know the field, such as `lines[0].units` */
type Of = { label: string; about?: string; value: string; onValue: (value: string) => void; at?: string | undefined }

/** @param onEnter what Enter means in it; false leaves it to the form */
type FieldProps = Of & {
  placeholder?: string
  numeric?: boolean
  wide?: boolean
  autoFocus?: boolean
  onEnter?: (value: string) => boolean
  ref?: Ref<HTMLInputElement>
}

export function Field({ label, about, at, value, onValue, placeholder, numeric, wide, autoFocus, onEnter, ref }: FieldProps) {
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && onEnter?.(value)) event.preventDefault()
  }
  return (
    <Named label={label} about={about} at={at} className={wide ? 'field wide' : 'field'}>
      {(named) => (
        <input
          {...named}
          ref={ref}
          value={value}
          maxLength={200}
          autoFocus={autoFocus}
          autoComplete="off"
          inputMode={numeric ? 'numeric' : undefined}
          placeholder={placeholder}
          onKeyDown={press}
          onChange={(event) => onValue(event.target.value)}
        />
      )}
    </Named>
  )
}

/** A day and a time, as the clock of the page's place shows them. */
export function MomentField({ label, about, at, value, onValue }: Of) {
  return (
    <Named label={label} about={about} at={at} className="field moment">
      {(named) => <input {...named} type="datetime-local" value={value} onChange={(event) => onValue(event.target.value)} />}
    </Named>
  )
}

/** A day, such as 2026-12-31; empty for none. */
export function DayField({ label, about, at, value, onValue }: Of) {
  return (
    <Named label={label} about={about} at={at} className="field day">
      {(named) => <input {...named} type="date" value={value} onChange={(event) => onValue(event.target.value)} />}
    </Named>
  )
}

/** One of several. */
export function Pick({ label, about, at, value, choices, onValue }: Of & { choices: readonly (readonly [string, string])[] }) {
  return (
    <Named label={label} about={about} at={at} className="field">
      {(named) => (
        <select {...named} value={value} onChange={(event) => onValue(event.target.value)}>
          {choices.map(([of, words]) => (
            <option key={of} value={of}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Named>
  )
}

/** What came of a deed, for those who see and those who hear. */
export function Said({ children }: { children?: ReactNode }) {
  return (
    <p className={children ? 'said' : 'said nothing'} role="status">
      {children}
    </p>
  )
}

/** Whole units as typed; undefined where they are none. */
export function wholeUnits(typed: string): number | undefined {
  const text = typed.trim().replace('−', '-')
  return /^-?\d{1,8}$/.test(text) ? Number(text) : undefined
}
