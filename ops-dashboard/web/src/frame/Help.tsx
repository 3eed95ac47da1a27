import { useEffect, useRef } from 'react'

const keys: readonly [string, string][] = [
  ['Ctrl K', 'go to a page or a part of it, a center, a store or an item'],
  ['/', 'search live stock'],
  ['j  k', 'down and up in a list'],
  ['Enter', 'open the row'],
  ['Esc', 'close what is open'],
  ['?', 'these keys'],
]

/** What the keys do. */
export function Help({ onClose }: { onClose: () => void }) {
  const box = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    box.current?.showModal()
  }, [])
  return (
    <dialog ref={box} className="help" aria-label="Keys" onClose={onClose}>
      <h2>Keys</h2>
      <dl>
        {keys.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog">
        <button className="small" autoFocus>
          Close
        </button>
      </form>
    </dialog>
  )
}
