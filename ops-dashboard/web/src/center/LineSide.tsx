import { HistoryPart } from '../panels/HistoryPart'
import { OrderLineSide } from '../orders/OrderLineSide'
import type { CenterProps } from './CenterPage'

export type SideProps = CenterProps & { onClose: () => void }

/** An order line seen from its center: the same as everywhere. */
export function LineSide({ gln, line, may, onClose }: SideProps & { line: string }) {
  return <OrderLineSide line={line} may={may} dcs={[gln]} onClose={onClose} history={(store, item) => <HistoryPart store={store} item={item} />} />
}
