import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import 'uplot/dist/uPlot.min.css'
import './styles/tokens.css'
import './styles/page.css'
import './styles/panels.css'
import './styles/tables.css'
import './styles/side.css'
import './styles/frame.css'
import './floor/floor.css'
import { applyTheme } from './parts/theme'
import { Entrance } from './session/Entrance'
import { begin } from './session/session'

applyTheme()
void begin()
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Entrance />
  </StrictMode>,
)
