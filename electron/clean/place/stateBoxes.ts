/** South, north, west, east, in decimal degrees. */
type Box = readonly [number, number, number, number]

/**
 * The box round each state that issues licenses and its waters, rounded outwards to a tenth of a degree. It tells a place in
 * another part of the world, or latitude and longitude exchanged, not which side of a border a place lies on.
 */
const boxes: Readonly<Record<string, Box>> = {
  AL: [30.1, 35.1, -88.5, -84.8],
  AK: [51.1, 71.5, -179.2, -129.9],
  AS: [-14.6, -11, -171.2, -168.1],
  AZ: [31.3, 37.1, -114.9, -109],
  AR: [33, 36.6, -94.7, -89.6],
  CA: [32.5, 42.1, -124.5, -114.1],
  CO: [36.9, 41.1, -109.1, -102],
  CT: [40.9, 42.1, -73.8, -71.7],
  DE: [38.4, 39.9, -75.8, -75],
  DC: [38.7, 39, -77.2, -76.9],
  FM: [0.9, 10.2, 137, 163.2],
  FL: [24.3, 31.1, -87.7, -79.9],
  GA: [30.3, 35.1, -85.7, -80.7],
  GU: [13.2, 13.7, 144.6, 145],
  HI: [18.8, 28.5, -178.4, -154.7],
  ID: [41.9, 49.1, -117.3, -111],
  IL: [36.9, 42.6, -91.6, -87],
  IN: [37.7, 41.8, -88.2, -84.7],
  IA: [40.3, 43.6, -96.7, -90.1],
  KS: [36.9, 40.1, -102.1, -94.5],
  KY: [36.4, 39.2, -89.7, -81.9],
  LA: [28.8, 33.1, -94.1, -88.7],
  ME: [42.9, 47.5, -71.2, -66.8],
  MH: [4.4, 14.8, 160.7, 172.3],
  MD: [37.8, 39.8, -79.5, -74.9],
  MA: [41.1, 42.9, -73.6, -69.8],
  MI: [41.6, 48.4, -90.5, -82.3],
  MN: [43.4, 49.5, -97.3, -89.4],
  MS: [30, 35.1, -91.7, -88],
  MO: [35.9, 40.7, -95.8, -89],
  MT: [44.3, 49.1, -116.1, -103.9],
  NE: [39.9, 43.1, -104.1, -95.2],
  NV: [34.9, 42.1, -120.1, -113.9],
  NH: [42.6, 45.4, -72.6, -70.5],
  NJ: [38.8, 41.4, -75.6, -73.8],
  NM: [31.2, 37.1, -109.1, -102.9],
  NY: [40.4, 45.1, -79.9, -71.7],
  NC: [33.7, 36.7, -84.4, -75.3],
  ND: [45.8, 49.1, -104.1, -96.5],
  MP: [14, 20.7, 144.8, 146.2],
  OH: [38.3, 42.4, -84.9, -80.4],
  OK: [33.5, 37.1, -103.1, -94.3],
  OR: [41.9, 46.4, -124.8, -116.4],
  PW: [2.7, 8.3, 131, 134.9],
  PA: [39.6, 42.6, -80.6, -74.6],
  PR: [17.8, 18.6, -68, -65.1],
  RI: [41, 42.1, -72, -71],
  SC: [31.9, 35.3, -83.5, -78.4],
  SD: [42.4, 46, -104.1, -96.3],
  TN: [34.9, 36.8, -90.4, -81.5],
  TX: [25.7, 36.6, -106.7, -93.4],
  UT: [36.9, 42.1, -114.1, -108.9],
  VT: [42.7, 45.1, -73.5, -71.4],
  VI: [17.6, 18.5, -65.2, -64.5],
  VA: [36.5, 39.5, -83.8, -75.1],
  WA: [45.5, 49.1, -124.9, -116.8],
  WV: [37.1, 40.7, -82.7, -77.6],
  WI: [42.4, 47.4, -93, -86.2],
  WY: [40.9, 45.1, -111.1, -103.9],
}

/** Whether a place lies within the box of a state (USPS code); of a state that is not known nothing is said: yes. */
export function isInStateBox(latitude: number, longitude: number, state: string): boolean {
  const box = boxes[state]
  if (box === undefined) return true
  const [south, north, west, east] = box
  // the westernmost of the Aleutian Islands lie in the eastern hemisphere
  const inWidth = (longitude >= west && longitude <= east) || (state === 'AK' && longitude >= 172)
  return latitude >= south && latitude <= north && inWidth
}
