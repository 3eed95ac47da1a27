import type { ReactNode } from 'react'

type Props = { title: string; note?: ReactNode; tools?: ReactNode; className?: string; children: ReactNode }

export function Panel({ title, note, tools, className, children }: Props) {
  return (
    <section className={`panel ${className ?? ''}`} aria-label={title}>
      <header className="panel-head">
        <h2>{title}</h2>
        {note && <span className="note">{note}</span>}
        {tools && <div className="tools">{tools}</div>}
      </header>
      {children}
    </section>
  )
}

/** Where nothing is to be shown: why, and what will change it. */
export function Empty({ children, isTrouble }: { children: ReactNode; isTrouble?: boolean }) {
  return (
    <div className={isTrouble ? 'empty trouble' : 'empty'} role={isTrouble ? 'alert' : undefined}>
      <p>{children}</p>
    </div>
  )
}
