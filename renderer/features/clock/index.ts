export { ClockBanners } from './ClockBanners.tsx';
export { ClockBar } from './ClockBar.tsx';
