/**
 * An open claim of relocation tax sharing: firms that the government led from `origin` to `destination` in one year and sector,
 * whose local taxes are shared with the origin until the window closes or the cap is reached. The market pays it; the year's end books it.
 */
export interface SharingClaim {
  rule: string;
  origin: number;
  destination: number;
  sector: number;
  /** Year of the move; the window is counted from the year after. */
  movedIn: number;
  /** Share of the destination cell's local taxes that these firms pay (their mass in the cell's), refreshed each year. */
  cellShare: number;
  share: number;
  /** Cap less what has been received, nominal. */
  remaining: number;
  received: number;
  /** Years received so far, and the most they can be (years + extension where the cap is not reached). */
  yearsReceived: number;
  years: number;
  extension: number;
  topUp: number;
}
